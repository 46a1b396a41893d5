import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { removeEndpoint } from '../../store/webhook/endpoints.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** Takes an endpoint away; its log is deleted by the pruning job. One that is gone is answered alike and changes nothing. */
export async function removeWebhook(
  { db, context }: WebhookTools,
  { endpointId }: InputTo<'gateway', 'removeWebhook'>,
): Promise<AnswerOf<'gateway', 'removeWebhook'>> {
  const removed = await db.tryFlight([
    removeEndpoint(endpointId),
    insertStaffAction(uuidv7(), nameOf(context.subject), 'webhook.removed', endpointId),
  ]);
  if (removed.isRefused && removed.refusedBy !== 'webhook-there')
    throw new Error(`a removal was refused by ${removed.refusedBy}`);
  return {};
}
