import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Subject } from '#contracts/access.ts';

/** An Ed25519 key (RFC 8032) in DER, base64: the private one only in processes that run the gateway. */
export type SubjectKey = { keyId: string; publicKey: string; privateKey?: string };

type Claims = { subject: Subject; expiresAtMs: number; keyId: string };

const lifetimeMs = 5 * 60_000;
/** Clocks of two machines may differ by this much before a token counts as expired. */
const clockToleranceMs = 6 * 60_000;

/** Signs who is asking, for five minutes. */
export function createSubjectSigner(
  key: SubjectKey,
): (subject: Subject) => { token: string; expiresAtMs: number } {
  if (!key.privateKey) throw new Error('the subject key of this process cannot sign');
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return (subject) => {
    const expiresAtMs = Date.now() + lifetimeMs;
    const body = Buffer.from(JSON.stringify({ subject, expiresAtMs, keyId: key.keyId } satisfies Claims));
    const signature = sign(null, body, privateKey);
    return { token: `${body.toString('base64url')}.${signature.toString('base64url')}`, expiresAtMs };
  };
}

/** Reads signed subjects; several keys may be valid while one replaces another. Undefined when forged or expired. */
export function createSubjectReader(keys: readonly SubjectKey[]): (token: string) => Subject | undefined {
  const publicKeys = new Map<string, KeyObject>(
    keys.map((key) => [
      key.keyId,
      createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' }),
    ]),
  );
  const known = new LRUCache<string, Claims>({ max: 5000 });
  return (token) => {
    let claims = known.get(token);
    if (!claims) {
      claims = readClaims(token, publicKeys);
      if (!claims) return undefined;
      known.set(token, claims);
    }
    return claims.expiresAtMs + clockToleranceMs > Date.now() ? claims.subject : undefined;
  };
}

function readClaims(token: string, publicKeys: Map<string, KeyObject>): Claims | undefined {
  const [encoded, signature] = token.split('.');
  if (!encoded || !signature) return undefined;
  const body = Buffer.from(encoded, 'base64url');
  let claims: Claims;
  try {
    claims = JSON.parse(body.toString()) as Claims;
  } catch {
    return undefined;
  }
  const key = publicKeys.get(claims.keyId);
  if (!key || !verify(null, body, key, Buffer.from(signature, 'base64url'))) return undefined;
  return claims;
}
