import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { whoIs } from '../../domain/who-is.ts';
import { moveToDoubt } from '../../store/order-moves.ts';
import { findOrder } from '../../store/orders.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { applyOutcome } from './apply-outcome.ts';
import { finishOrder } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { moveOrder } from './move-order.ts';
import { neverHeardOf, reachPayment } from './reach-payment.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

/**
 * Takes an order up, as the sweeper would, but believes nothing: payment is asked of every attempt, and the catalog to set its
 * goods aside or take them back, also where that is noted as done. All of it may be asked twice.
 */
export async function advanceOrder(
  tools: Tools<'order'>,
  { orderId, reason }: InputTo<'order', 'advanceOrder'>,
): Promise<ResultOf<'order', 'advanceOrder'>> {
  const seen = await tools.db.row(findOrder(orderId));
  if (!seen) return refuse('order-not-found', 'There is no such order.');
  const taken = await takeOrder(tools, seen);
  if (isRefusal(taken)) return taken;
  const why = reason?.trim() || 'It did not go on by itself.';
  const noted = await moveOrder(tools, taken, [
    moveToDoubt(...gripOf(tools, taken)),
    writeTimeline(orderId, 'advanced', whoIs(tools.context.subject), why),
  ]);
  tools.killPoint('order.advance-order.after-noted');
  const finished = await finishOrder(tools, await askAgain(tools, noted));
  await restOrder(tools, finished);
  return viewOrder(finished, 'staff');
}

/** Asks payment of every attempt whose outcome is believed to be known. */
async function askAgain(tools: Tools<'order'>, given: Order): Promise<Order> {
  let order = given;
  const open = findOpenAttempt(given)?.attemptId;
  for (const { attemptId } of given.attempts) {
    if (attemptId === open || !isInHand(tools, order)) continue;
    const heard = await reachPayment(tools, attemptId, () => tools.call.payment.queryPayment({ attemptId }));
    if (heard.outcome === 'unknown' || heard.declineCode === neverHeardOf) continue;
    order = await applyOutcome(tools, order, attemptId, heard);
  }
  return order;
}
