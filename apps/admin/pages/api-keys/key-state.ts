import type { ApiKey } from '../../api/use-api-keys.ts';

/** Whether a key still works at a moment, and why not. */
export function keyState(
  key: Pick<ApiKey, 'isRevoked' | 'expiresAt'>,
  now: Date,
): 'live' | 'revoked' | 'expired' {
  if (key.isRevoked) return 'revoked';
  return key.expiresAt !== null && new Date(key.expiresAt) <= now ? 'expired' : 'live';
}
