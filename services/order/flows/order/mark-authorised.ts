import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Attempt, Order } from '../../domain/order.ts';
import { moveToAuthorised } from '../../store/order-moves.ts';
import { cancelAttempts } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { agreedSteps } from './agreed-steps.ts';
import { gripOf } from './grip-of.ts';
import { mailBuyer } from './mail-buyer.ts';
import { moveOrder } from './move-order.ts';

/**
 * Notes that the money of an order is held, in one flight: it is taken as goods are sent, and what is not sent until the
 * hold ends is let go. Any other attempt gives its money back. The goods are committed afterwards.
 */
export async function markAuthorised(
  tools: Tools<'order'>,
  order: Order,
  by: { attempt: Attempt; step: Step },
): Promise<Order> {
  const { orderId } = order;
  const why = 'The provider holds the money; it is taken as the goods are sent.';
  const authorised = await moveOrder(tools, order, [
    moveToAuthorised(...gripOf(tools, order), tools.setting('order.captureHoldSeconds')),
    cancelAttempts(orderId, by.attempt.attemptId),
    by.step,
    writeTimeline(orderId, 'authorised', 'provider', why),
    ...mailBuyer(tools, order, 'order-confirmation'),
    ...agreedSteps(order, 'authorised'),
  ]);
  tools.killPoint('order.mark-authorised.after-authorised');
  return authorised;
}
