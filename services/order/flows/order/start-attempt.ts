import type { InputTo } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Order } from '../../domain/order.ts';
import { insertAttempt } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { moveOrder } from './move-order.ts';

type Method = InputTo<'order', 'payOrder'>['paymentMethod'];

/** Saves attempt n to pay an order, before the provider hears of it. `move` are the steps that move the order itself. */
export function startAttempt(
  tools: Tools<'order'>,
  order: Order,
  attempt: { method: Method; repeatHash: string | null; move: readonly Step[] },
): Promise<Order> {
  const { orderId } = order;
  const number = order.attempts.length + 1;
  return moveOrder(tools, order, [
    ...attempt.move,
    insertAttempt(uuidv7(), orderId, number, attempt.method.type, attempt.repeatHash),
    writeTimeline(
      orderId,
      'payment-started',
      'buyer',
      `Attempt ${number} to pay, by ${attempt.method.type}.`,
    ),
  ]);
}
