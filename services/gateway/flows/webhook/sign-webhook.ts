import { createHmac } from 'node:crypto';

/** What every secret begins with; the rest is base64. */
export const secretPrefix = 'whsec_';

export type SignedMessage = { id: string; sentAtSeconds: number; body: string };

/**
 * The headers of a webhook request as Standard Webhooks 1.0 has them: of each secret the HMAC-SHA256 of
 * `id.timestamp.body` in base64, so that during a rotation a receiver may know the old one or the new.
 */
export function signWebhook(
  { id, sentAtSeconds, body }: SignedMessage,
  secrets: readonly string[],
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${sentAtSeconds}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(sentAtSeconds),
    'webhook-signature': signatures.join(' '),
  };
}
