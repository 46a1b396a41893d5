import { isRefusal } from '#contracts/refusals.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { isUnpaid, lastAttempt } from '../../domain/order-state.ts';
import { dropReview, noteReview } from '../../store/order-reviews.ts';
import { findOrder } from '../../store/orders.ts';
import { cancelNow } from './cancel-now.ts';
import { finishOrder } from './finish-order.ts';
import { isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { restOrder } from './rest-order.ts';

type Heard = Pick<DeliveredEvent<'payment.review-moved'>, 'payload'>;

const triesMost = 5;

/**
 * A payment waits for a person: its order rests until then, goods included. What they did not accept, or not in time,
 * cancels it; what fell away lets it rest as any unpaid order.
 */
export async function hearReviewMoved(tools: Tools<'order'>, { payload }: Heard): Promise<void> {
  const { orderId, attemptId, state, decideWithinSeconds } = payload;
  if (state === 'open') return restForReview(tools, payload, decideWithinSeconds ?? 0);
  if (state === 'rejected' || state === 'expired') return cancelUnaccepted(tools, payload);
  if (state !== 'dropped') return;
  await tools.db.rows(dropReview(orderId, attemptId, holdSeconds(tools).untilDeadline));
}

async function restForReview(
  tools: Tools<'order'>,
  { orderId, attemptId }: Heard['payload'],
  seconds: number,
): Promise<void> {
  const { untilDeadline, atCatalog } = holdSeconds(tools);
  tools.killPoint('order.hear-review.before-noted');
  const noted = await tools.db.row(noteReview(orderId, attemptId, seconds));
  tools.killPoint('order.hear-review.after-noted');
  if (!noted) {
    const order = await tools.db.row(findOrder(orderId));
    // Heard before, and perhaps died here: the goods may not have been told yet.
    if (!order?.reviewUntil || !isUnpaid(order) || lastAttempt(order)?.attemptId !== attemptId) return;
  }
  const answer = await tools.call.catalog.extendReservation({
    orderId,
    holdSeconds: seconds + atCatalog - untilDeadline,
  });
  if (isRefusal(answer)) tools.log.warn('the goods of a payment on review could not be held', { orderId });
}

async function cancelUnaccepted(
  tools: Tools<'order'>,
  { orderId, attemptId }: Heard['payload'],
): Promise<void> {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const order = await tools.db.row(findOrder(orderId));
    if (!order) throw new Error(`payment told of order ${orderId}, which does not exist`);
    if (!isUnpaid(order) || lastAttempt(order)?.attemptId !== attemptId) return;
    const why = 'The payment could not be accepted.';
    const cancelled = await cancelNow(tools, order, { who: 'system', why });
    if (!isInHand(tools, cancelled)) continue;
    await restOrder(tools, await finishOrder(tools, cancelled));
    return;
  }
  throw new Error(`order ${orderId} keeps moving; the event must come again`);
}
