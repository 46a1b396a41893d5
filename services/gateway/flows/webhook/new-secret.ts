import { randomBytes } from 'node:crypto';
import { secretPrefix } from './sign-webhook.ts';

/** 32 random bytes in the form of Standard Webhooks 1.0 (24 to 64 bytes in base64 after `whsec_`). */
export function newSecret(): string {
  return `${secretPrefix}${randomBytes(32).toString('base64')}`;
}
