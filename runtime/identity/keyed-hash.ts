import { createHmac } from 'node:crypto';

/**
 * What stands for a text that must not be kept: the same for the same text of one kind, and nobody finds the text without
 * the shop's key (HMAC-SHA-256, 43 letters).
 */
export function keyedHash(key: string, kind: string, text: string): string {
  return createHmac('sha256', key).update(`${kind}\n${text}`).digest('base64url');
}
