/** What one limit has left of its requests a minute. */
export type LimitState = { policy: string; perMinute: number; left: number; resetSeconds: number };

/**
 * The headers that tell a client of its limits (draft-ietf-httpapi-ratelimit-headers-10: lists of named policies with
 * quota `q` and window `w`, and of what remains `r` and when it is whole again `t`).
 */
export function rateHeaders(states: readonly LimitState[]): {
  'ratelimit-policy': string;
  ratelimit: string;
} {
  return {
    'ratelimit-policy': states.map(({ policy, perMinute }) => `"${policy}";q=${perMinute};w=60`).join(', '),
    ratelimit: states
      .map(({ policy, left, resetSeconds }) => `"${policy}";r=${left};t=${resetSeconds}`)
      .join(', '),
  };
}
