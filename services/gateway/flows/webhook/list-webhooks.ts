import type { AnswerOf } from '#contracts/services.ts';
import { listEndpoints } from '../../store/webhook/endpoints.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** Every endpoint, newest first. */
export async function listWebhooks({ db }: WebhookTools): Promise<AnswerOf<'gateway', 'listWebhooks'>> {
  return { endpoints: await db.rows(listEndpoints()) };
}
