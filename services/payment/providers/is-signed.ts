import { createHmac, timingSafeEqual } from 'node:crypto';

/** Two machines' clocks may differ, and a retry may be late; older than this is a replay. */
const toleranceMs = 15 * 60_000;

/**
 * Whether a body is signed with `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">` under the secret, not long before or
 * after `nowMs`.
 */
export function isSigned(
  secret: string,
  signature: string | undefined,
  rawBody: string,
  nowMs: number,
): boolean {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '');
  if (!parts?.[1] || !parts[2]) return false;
  const expected = createHmac('sha256', secret).update(`${parts[1]}.${rawBody}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(parts[2], 'hex'))) return false;
  return Math.abs(nowMs - Number(parts[1]) * 1000) <= toleranceMs;
}
