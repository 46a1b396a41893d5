/** Pieces of work of one kind, begun in their order by so many workers. */
export type Lane = { workers: number; pieces: readonly (() => Promise<void>)[] };

/**
 * Does the work of lanes side by side: what waits beside what computes, so that the machine has always something to do.
 * Whoever finds nothing left in their own lane helps in the others.
 */
export async function runLanes(lanes: readonly Lane[]): Promise<void> {
  const queues = lanes.map(({ pieces }) => pieces.values());
  const worker = async (own: number) => {
    for (const queue of [...queues.slice(own), ...queues.slice(0, own)])
      for (const piece of queue) await piece();
  };
  await Promise.all(lanes.flatMap(({ workers }, own) => Array.from({ length: workers }, () => worker(own))));
}
