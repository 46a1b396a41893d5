/** Fewer are never let in at once: so many keep two cores busy. */
export const limitLeast = 48;
/** What a request of a busy shop may take in the mean; checkouts, which wait for others, are not looked at. */
const meanMostMs = 100;

/** What was seen since the last look: how long requests took in the mean, if any ended, and whether one more would have been refused. */
export type Window = { meanMs: number | undefined; wasFull: boolean };

/**
 * How many requests may be in work from now on: fewer while they take long, more while all places are taken and they do not. By
 * ratios, as TCP keeps its window (additive increase, multiplicative decrease; RFC 5681), but growing by ratios too, since the
 * best size differs by a factor of ten between machines.
 */
export function nextLimit(limit: number, most: number, { meanMs, wasFull }: Window): number {
  if (meanMs !== undefined && meanMs > meanMostMs) return Math.min(most, Math.max(limitLeast, limit * 0.85));
  if (!wasFull) return Math.min(most, limit);
  const isFast = meanMs === undefined || meanMs < meanMostMs / 2;
  return Math.min(most, limit * (isFast ? 1.25 : 1.05));
}
