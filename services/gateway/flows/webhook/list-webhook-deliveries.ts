import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { isCursor, lastId } from '../../domain/is-cursor.ts';
import { listDeliveries, listDeliveriesOfState } from '../../store/webhook/delivery-log.ts';
import type { WebhookTools } from './webhook-tools.ts';

const usualLimit = 50;

/** A page of what an endpoint was told, newest first; the cursor is the last id of the page before. */
export async function listWebhookDeliveries(
  { db }: WebhookTools,
  { endpointId, state, cursor = lastId, limit = usualLimit }: InputTo<'gateway', 'listWebhookDeliveries'>,
): Promise<ResultOf<'gateway', 'listWebhookDeliveries'>> {
  if (!isCursor(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const step = state
    ? listDeliveriesOfState(endpointId, cursor, limit + 1, state)
    : listDeliveries(endpointId, cursor, limit + 1);
  const rows = await db.rows(step);
  const deliveries = rows.slice(0, limit);
  return { deliveries, nextCursor: rows.length > limit ? (deliveries.at(-1)?.deliveryId ?? null) : null };
}
