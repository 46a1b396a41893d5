/** How many orders of a batch are worked on at once: shoppers need connections too. */
const waveSize = 4;

/** Works on the items of a batch, a few at once, and gives what became of them in their order. */
export async function inWaves<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += waveSize) {
    results.push(...(await Promise.all(items.slice(start, start + waveSize).map(work))));
  }
  return results;
}
