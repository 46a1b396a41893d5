import { createHash } from 'node:crypto';
import type { Tools } from '#runtime/tools.ts';

/** By what an order or attempt is found again when the same request comes once more; null without an Idempotency-Key. */
export function repeatHash({ context }: Pick<Tools, 'context'>): string | null {
  if (!context.repeat) return null;
  const { scope, call, key } = context.repeat;
  return createHash('sha256')
    .update(JSON.stringify([scope, call, key]))
    .digest('base64url');
}
