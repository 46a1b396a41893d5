import type { Tools } from '#runtime/tools.ts';
import type { Order } from '../../domain/order.ts';
import { moveOn } from '../../store/order-moves.ts';
import { updateAttempt } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { applyOutcome } from './apply-outcome.ts';
import { gripOf } from './grip-of.ts';
import { moveOrder } from './move-order.ts';
import { neverHeardOf, reachPayment } from './reach-payment.ts';

/**
 * Asks payment what became of an attempt and takes it over. One that payment has never heard of is called off: that is
 * written down before payment is told, because a request that is still on its way may take money until it is, and that
 * money must not count as paid.
 */
export async function askPayment(tools: Tools<'order'>, order: Order, attemptId: string): Promise<Order> {
  const asked = await reachPayment(tools, attemptId, () => tools.call.payment.queryPayment({ attemptId }));
  if (asked.declineCode !== neverHeardOf) return applyOutcome(tools, order, attemptId, asked);
  const called = await moveOrder(tools, order, [
    moveOn(...gripOf(tools, order)),
    updateAttempt(attemptId, 'cancelling', neverHeardOf, null, 0, 0),
    writeTimeline(order.orderId, 'payment-refused', 'system', `The payment failed: ${neverHeardOf}.`),
  ]);
  tools.killPoint('order.ask-payment.after-called-off');
  return called;
}
