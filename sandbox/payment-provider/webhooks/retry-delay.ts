import type { Timings } from '../timings.ts';

/** The pause after the given number of failed attempts: doubling, with a limit, spread by ±20 % (`chance` is 0 to 1). */
export function retryDelayMs(timings: Timings, failedAttempts: number, chance: number): number {
  const doubledMs = timings.firstRetryMs * 2 ** Math.min(failedAttempts - 1, 30);
  return Math.round(Math.min(doubledMs, timings.longestRetryMs) * (0.8 + 0.4 * chance));
}
