/** The least time that a piece of work took of several tries, in milliseconds: a busy machine slows some, not all. */
export async function fastestMs(tries: number, work: (attempt: number) => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const began = performance.now();
    await work(attempt);
    least = Math.min(least, performance.now() - began);
  }
  return least;
}
