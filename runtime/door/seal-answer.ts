import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { RepeatKey } from '../tools.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts an answer (AES-256-GCM) so that only the same request with the same key opens it: base64url text. */
export function sealAnswer(repeat: RepeatKey, answer: unknown): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', repeat.sealKey, nonce).setAAD(boundTo(repeat));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer ?? null)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Reads what `sealAnswer` made; throws when it was sealed for another request or has been changed. */
export function openAnswer(repeat: RepeatKey, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', repeat.sealKey, bytes.subarray(0, nonceBytes))
    .setAAD(boundTo(repeat))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  const opened = [decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()];
  return JSON.parse(Buffer.concat(opened).toString()) as unknown;
}

function boundTo({ scope, call, hash }: RepeatKey): Buffer {
  return Buffer.from(JSON.stringify([scope, call, hash]));
}
