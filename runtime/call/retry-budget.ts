/** Lets retries be at most a share of the calls, so that they cannot multiply an outage. */
export type RetryBudget = { noteCall: () => void; mayRetry: () => boolean };

/**
 * A bucket that each call fills by `share` and each retry empties by one (as gRPC's retry throttling, gRFC A6);
 * it holds at most `burst`.
 */
export function createRetryBudget(share = 0.1, burst = 10): RetryBudget {
  let left = burst;
  return {
    noteCall: () => {
      left = Math.min(burst, left + share);
    },
    mayRetry: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
