import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { redriveDeliveries } from '../../store/webhook/deliveries.ts';
import type { WebhookTools } from './webhook-tools.ts';

const atOnce = 10_000;

/** Tries parked deliveries of an endpoint again from the beginning of their waits; what waits behind them follows. */
export async function redriveWebhookDeliveries(
  tools: WebhookTools,
  { endpointId, deliveryId }: InputTo<'gateway', 'redriveWebhookDeliveries'>,
): Promise<AnswerOf<'gateway', 'redriveWebhookDeliveries'>> {
  const [redriven] = await tools.db.flight([
    redriveDeliveries(endpointId, deliveryId ?? null, atOnce),
    insertStaffAction(uuidv7(), nameOf(tools.context.subject), 'webhook.redriven', endpointId),
  ]);
  tools.resources.webhooks.couriers.wake(tools, [endpointId]);
  return { redriven: redriven.length, isMore: redriven.length === atOnce };
}
