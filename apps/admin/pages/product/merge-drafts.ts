export type Clash = { path: string; mine: unknown; theirs: unknown };
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Brings together what two people made of the same thing: what one of them changed counts, and what both changed
 * otherwise is a clash (JSON Pointer), decided by `choices`, else for mine. Lists of variants are compared one by one
 * where all three have the same.
 */
export function mergeDrafts<Draft>(
  base: Draft,
  mine: Draft,
  theirs: Draft,
  choices: Choices = {},
): { merged: Draft; clashes: Clash[] } {
  const clashes: Clash[] = [];
  const merge = (old: unknown, own: unknown, other: unknown, path: string): unknown => {
    if (isSame(own, other) || isSame(old, other)) return own;
    if (isSame(old, own)) return other;
    if (Array.isArray(old) && Array.isArray(own) && Array.isArray(other) && haveSameIds([old, own, other])) {
      return own.map((variant, index) => merge(old[index], variant, other[index], `${path}/${index}`));
    }
    if (isRecord(old) && isRecord(own) && isRecord(other)) {
      const keys = new Set([...Object.keys(own), ...Object.keys(other)]);
      const entries = [...keys].map((key) => [key, merge(old[key], own[key], other[key], `${path}/${key}`)]);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    clashes.push({ path, mine: own, theirs: other });
    return choices[path] === 'theirs' ? other : own;
  };
  const merged = merge(base, mine, theirs, '') as Draft;
  return { merged, clashes };
}

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function haveSameIds(lists: readonly unknown[][]): boolean {
  const [first = [], ...others] = lists.map((list) =>
    list.map((each) => (isRecord(each) ? each['variantId'] : undefined)),
  );
  return first.every((id) => id !== undefined) && others.every((ids) => isSame(ids, first));
}
