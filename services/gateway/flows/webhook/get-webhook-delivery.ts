import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findDelivery, listAttempts } from '../../store/webhook/delivery-log.ts';
import type { WebhookTools } from './webhook-tools.ts';

const attemptsMost = 50;

/** One delivery with what was sent and what came back each time. */
export async function getWebhookDelivery(
  { db }: WebhookTools,
  { deliveryId }: InputTo<'gateway', 'getWebhookDelivery'>,
): Promise<ResultOf<'gateway', 'getWebhookDelivery'>> {
  const [[delivery], log] = await db.together([
    findDelivery(deliveryId),
    listAttempts(deliveryId, attemptsMost),
  ]);
  return delivery ? { ...delivery, log } : refuse('not-found', 'There is no such delivery.');
}
