/** Waits grow to no more than that, in seconds, where nothing else is said: what is under way is never over a minute from its next look. */
const longestSeconds = 40;

/**
 * The instant of the next look at a row that is taken to be worked on: `looks` so far make 5 seconds, doubling, to
 * `most` at the longest. Of each wait up to a half is left to chance, so that what failed together does not come back together
 * (Brooker, "Exponential Backoff and Jitter", AWS 2015: equal jitter).
 */
export function putOff(most: string = String(longestSeconds)): string {
  return `now() + make_interval(secs => least(5 * power(2, least(looks, 20)), ${most}) * (0.5 + random() / 2))`;
}
