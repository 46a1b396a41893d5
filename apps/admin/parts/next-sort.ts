/** The sort of a column that follows the one that is: its first when the list is sorted by something else. */
export function nextSort(sorts: readonly { value: string }[], sort: string): string {
  const at = sorts.findIndex(({ value }) => value === sort);
  return sorts[(at + 1) % sorts.length]?.value ?? sort;
}
