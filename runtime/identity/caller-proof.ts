import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ServiceName } from '#contracts/service-names.ts';

/** Secrets by pair, `order>catalog`; a process knows only the pairs its services are part of. */
export type CallerKeys = Readonly<Record<string, string>>;

/** What a proof covers: nothing of it can be changed or moved to another call. */
export type Proven = {
  from: ServiceName;
  to: ServiceName;
  path: string;
  subject: string;
  idempotencyKey: string;
  body: string;
};

/** Proves which service calls: HMAC-SHA256 (RFC 2104) with the pair's key. Throws when the pair has none. */
export function proveCaller(keys: CallerKeys, call: Proven): string {
  const key = keys[`${call.from}>${call.to}`];
  if (!key) throw new Error(`this process has no key for ${call.from} calling ${call.to}`);
  const bodyHash = createHash('sha256').update(call.body).digest('base64url');
  const text = [call.from, call.to, call.path, call.subject, call.idempotencyKey, bodyHash].join('\n');
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether the proof is the one that the pair's key gives. */
export function isProvenCaller(keys: CallerKeys, call: Proven, proof: string): boolean {
  if (!keys[`${call.from}>${call.to}`]) return false;
  const expected = Buffer.from(proveCaller(keys, call));
  const given = Buffer.from(proof);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
