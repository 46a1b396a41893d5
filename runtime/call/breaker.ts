/** Keeps calls away from an instance that keeps failing. */
export type Breaker = {
  isOpen: () => boolean;
  /** A call goes there now: while it is not known to be well again, no other follows for a while. */
  noteAttempt: () => void;
  noteSuccess: () => void;
  noteFailure: () => void;
};

/**
 * Opens after `threshold` failures in a row for `openMs`; then one call at a time is let through until one succeeds.
 * `nowMs` is a monotonic clock.
 */
export function createBreaker(nowMs: () => number, threshold = 5, openMs = 1000): Breaker {
  let failures = 0;
  let openUntilMs = 0;
  return {
    isOpen: () => failures >= threshold && nowMs() < openUntilMs,
    noteAttempt: () => {
      if (failures >= threshold) openUntilMs = nowMs() + openMs;
    },
    noteSuccess: () => {
      failures = 0;
    },
    noteFailure: () => {
      failures += 1;
      if (failures >= threshold) openUntilMs = nowMs() + openMs;
    },
  };
}
