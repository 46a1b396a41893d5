/** Seconds to wait after the first, second, … failure: from five to eight hours. */
const waits = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 28_800] as const;
const jitter = 0.1;

/**
 * How many seconds after its `failures`-th failure a delivery is tried again, a tenth more or less by `chance` (0 to 1) so
 * that deliveries that failed together do not come back together. Undefined when it has been tried for most of a day: it
 * is parked. A receiver that asks for a longer wait (`askedSeconds`) gets it, a day at most.
 */
export function nextAttemptSeconds(
  failures: number,
  { chance, askedSeconds = 0 }: { chance: number; askedSeconds?: number },
): number | undefined {
  const wait = waits[failures - 1];
  if (wait === undefined) return undefined;
  return Math.max(wait * (1 - jitter + 2 * jitter * chance), Math.min(askedSeconds, 86_400));
}
