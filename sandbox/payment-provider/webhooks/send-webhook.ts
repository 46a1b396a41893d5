import type { Pool } from 'undici';
import type { StoredEvent } from '../store/records.ts';
import { signWebhook } from './sign-webhook.ts';

/** Where webhooks go. */
export type WebhookTarget = { pool: Pool; path: string; secret: string; timeoutMs: number };

/** Sends an event once, signed at this instant; returns undefined when it was taken (2xx), else why not. */
export async function sendWebhook(target: WebhookTarget, event: StoredEvent): Promise<string | undefined> {
  try {
    const { statusCode, body } = await target.pool.request({
      method: 'POST',
      path: target.path,
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-signature': signWebhook(target.secret, Math.floor(Date.now() / 1_000), event.body),
      },
      body: event.body,
      headersTimeout: target.timeoutMs,
      bodyTimeout: target.timeoutMs,
    });
    await body.dump();
    return statusCode >= 200 && statusCode < 300 ? undefined : `the receiver answered ${statusCode}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  }
}
