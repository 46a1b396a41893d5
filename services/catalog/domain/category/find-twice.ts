/** The index of the first value that occurred before; −1 when there is none. */
export function findTwice(values: readonly string[]): number {
  const seen = new Set<string>();
  return values.findIndex((value) => seen.size === seen.add(value).size);
}
