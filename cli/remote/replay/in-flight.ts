/**
 * Works on the items of a source as they come, several at a time, and pulls no item before there is room for it. The
 * first failure ends it: nothing more is pulled, what is under way is waited for, and the failure is thrown.
 */
export async function inFlight<Item>(
  source: AsyncIterable<Item> | Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let hasFailed = false;
  // Iterators of generators queue what is asked of them, so that workers may ask at the same time.
  const worker = async () => {
    while (!hasFailed) {
      const next = await items.next();
      if (next.done) return;
      try {
        await work(next.value);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
