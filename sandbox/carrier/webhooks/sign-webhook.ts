import { createHmac } from 'node:crypto';

export type SignedEvent = { id: string; unixSeconds: number; body: string };

/**
 * The headers of Standard Webhooks 1.0: the signature is HMAC-SHA-256 of `id.timestamp.body` in base64, under the secret
 * (`whsec_` and base64).
 */
export function signWebhook(secret: string, { id, unixSeconds, body }: SignedEvent): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${unixSeconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(unixSeconds),
    'webhook-signature': `v1,${signature}`,
  };
}
