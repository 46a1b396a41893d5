import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import type { Subject } from '#contracts/access.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import type { RepeatKey } from '../tools.ts';

export type Repeating = { service: ServiceName; call: string; subject: Subject; input: unknown };

/**
 * What is known of a request by its Idempotency-Key. Keys are kept apart by who asks: the subject, or for visitors the
 * cart they hold; a visitor without a cart is known by the key alone, which is a secret between client and shop. So
 * what is stored tells nothing without the key: its digest, the request's HMAC under it, and an answer encrypted with
 * what HKDF (RFC 5869) derives from it.
 */
export function repeatKeyOf(key: string, { service, call, subject, input }: Repeating): RepeatKey {
  return {
    scope: scopeOf(subject, input),
    call: `${service}.${call}`,
    key: digest(key),
    hash: createHmac('sha256', key).update(canonical(input)).digest('base64url'),
    holder: randomUUID(),
    sealKey: Buffer.from(hkdfSync('sha256', key, '', 'souk remembered answer', 32)),
  };
}

function scopeOf(subject: Subject, input: unknown): string {
  if (subject.kind === 'customer') return `customer:${subject.customerId}`;
  if (subject.kind === 'staff') return `staff:${subject.staffId}`;
  if (subject.kind === 'key') return `key:${subject.keyId}`;
  if (subject.kind === 'system') return `system:${subject.service}`;
  const token = (input as { cartToken?: unknown }).cartToken;
  return typeof token === 'string' ? `cart:${digest(token)}` : 'anonymous';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** JSON with sorted keys, so that the same request has the same hash however it was written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
