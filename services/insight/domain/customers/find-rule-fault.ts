import type { InputTo } from '#contracts/services.ts';

type Rule = Omit<InputTo<'insight', 'setSegment'>, 'segmentId' | 'title' | 'version'>;

/** What is wrong with the rule of a segment: limits the wrong way round, a value of no currency, or nothing ruled at all. */
export function findRuleFault(rule: Rule): { detail: string; path: string } | undefined {
  const {
    currency,
    daysSinceLeast,
    daysSinceMost,
    ordersLeast,
    ordersMost,
    valueMinorLeast,
    valueMinorMost,
  } = rule;
  const pairs = [
    [daysSinceLeast, daysSinceMost, '/daysSinceMost'],
    [ordersLeast, ordersMost, '/ordersMost'],
    [valueMinorLeast, valueMinorMost, '/valueMinorMost'],
  ] as const;
  for (const [least, most, path] of pairs) {
    if (least !== null && most !== null && most < least)
      return { detail: 'The most is below the least.', path };
  }
  const hasValue = valueMinorLeast !== null || valueMinorMost !== null;
  if (hasValue && currency === null) return { detail: 'A value needs its currency.', path: '/currency' };
  const isEmpty = pairs.every(([least, most]) => least === null && most === null);
  return isEmpty ? { detail: 'The rule has no limit.', path: '/ordersLeast' } : undefined;
}
