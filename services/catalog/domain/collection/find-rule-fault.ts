import type { CollectionRuleValue } from '#contracts/catalog/collection.ts';

/** What is wrong with a rule: a range that says nothing, or whose end is before its begin. Paths are below the rule. */
export function findRuleFault({
  conditions,
}: CollectionRuleValue): { path: string; detail: string } | undefined {
  for (const [index, condition] of conditions.entries()) {
    if (condition.kind !== 'price' && condition.kind !== 'number') continue;
    const [from, to] =
      condition.kind === 'price' ? [condition.fromMinor, condition.toMinor] : [condition.from, condition.to];
    const path = `/conditions/${index}`;
    if (from === undefined && to === undefined)
      return { path, detail: 'Say where the range begins or ends.' };
    if (from !== undefined && to !== undefined && from > to)
      return { path, detail: 'The range ends before it begins.' };
  }
  return undefined;
}
