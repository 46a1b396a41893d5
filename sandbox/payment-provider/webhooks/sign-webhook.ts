import { createHmac } from 'node:crypto';

/** The `webhook-signature` header: t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body" under the shared secret>. */
export function signWebhook(secret: string, unixSeconds: number, body: string): string {
  const signature = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex');
  return `t=${unixSeconds},v1=${signature}`;
}
