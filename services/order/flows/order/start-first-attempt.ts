import type { PaymentMethodValue } from '#contracts/payment/payment.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Order } from '../../domain/order.ts';
import { withFirstAttempt } from '../../domain/with-first-attempt.ts';
import { keepOrder } from '../../store/order-leases.ts';
import { attemptSteps } from './attempt-steps.ts';
import { moveKnown } from './move-order.ts';

/**
 * Saves attempt 1 to pay an order that was just placed, before the provider hears of it. The order itself is not written: whoever takes it
 * next finds the attempt. Where somebody has taken it meanwhile nothing is saved, and the order they left is given.
 */
export async function startFirstAttempt(
  tools: Tools<'order'>,
  order: Order,
  { type }: PaymentMethodValue,
): Promise<Order> {
  const { orderId, version, fence, leaseHolder } = order;
  const attemptId = uuidv7();
  const first = { attemptId, number: 1, method: type, repeatHash: null };
  return moveKnown(
    tools,
    order,
    [keepOrder(orderId, version, fence, leaseHolder ?? ''), ...attemptSteps(orderId, first)],
    (at) => withFirstAttempt(order, { attemptId, method: type, at }),
  );
}
