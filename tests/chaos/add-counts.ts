/** What a scenario counted, by name, and by name within a name. */
export type Counts = { [name: string]: number | Counts };

/** Both together, name by name. */
export function addCounts(one: Counts, other: Counts): Counts {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, addOne(one[name], other[name])]));
}

function addOne(one: number | Counts | undefined, other: number | Counts | undefined): number | Counts {
  if (one === undefined || other === undefined) return one ?? other ?? 0;
  if (typeof one === 'number' && typeof other === 'number') return one + other;
  if (typeof one === 'object' && typeof other === 'object') return addCounts(one, other);
  throw new Error('a number cannot be added to counts');
}
