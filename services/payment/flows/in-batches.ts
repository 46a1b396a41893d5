const batchSize = 20;
const longestMs = 30_000;

/**
 * Takes what is due in batches and works on each batch at once, until nothing is due or the time is up: the timer comes
 * again. What fails keeps nothing else waiting, and is thrown at the end.
 */
export async function inBatches<Item>(
  claim: (limit: number) => Promise<Item[]>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const endMs = performance.now() + longestMs;
  const failures: unknown[] = [];
  for (let isMore = true; isMore && performance.now() < endMs;) {
    const items = await claim(batchSize);
    const done = await Promise.allSettled(items.map(work));
    failures.push(...done.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : [])));
    isMore = items.length === batchSize;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} could not be settled`);
}
