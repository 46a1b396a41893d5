import type { InputTo } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Order } from '../../domain/order.ts';
import { attemptSteps } from './attempt-steps.ts';
import { moveOrder } from './move-order.ts';

type Method = InputTo<'order', 'payOrder'>['paymentMethod'];

/** Saves attempt n to pay an order, before the provider hears of it. `move` are the steps that move the order itself. */
export function startAttempt(
  tools: Tools<'order'>,
  order: Order,
  attempt: { method: Method; repeatHash: string | null; move: readonly Step[] },
): Promise<Order> {
  const { orderId } = order;
  const { repeatHash } = attempt;
  const number = order.attempts.length + 1;
  return moveOrder(tools, order, [
    ...attempt.move,
    ...attemptSteps(orderId, { attemptId: uuidv7(), number, method: attempt.method.type, repeatHash }),
  ]);
}
