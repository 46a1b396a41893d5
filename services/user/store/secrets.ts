import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { CodePurpose } from '../domain/code-rules.ts';

/** What is stored instead of a secret or an address: SHA-256 as 43 characters of base64url. */
export function hashSecret(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** What is stored instead of a code; the same code looks different for another address or purpose. */
export function hashCode(purpose: CodePurpose, address: string, code: string): string {
  return hashSecret(`${purpose} ${address} ${code}`);
}

/** A secret of 256 bits that nobody can guess, as 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A code of so many digits, each value as likely. */
export function newCode(digits: number): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0');
}

/** What an API key is shown by: 8 hexadecimal digits. */
export function newPrefix(): string {
  return randomBytes(4).toString('hex');
}
