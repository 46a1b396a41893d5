import type { Tools } from '#runtime/tools.ts';
import { isUnpaid } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { applyOutcome } from './apply-outcome.ts';
import { reachPayment } from './reach-payment.ts';

/** Makes sure that an attempt leaves no money taken; as long as that is not certain the order stays as it is. */
export async function giveBack(tools: Tools<'order'>, order: Order, attemptId: string): Promise<Order> {
  const reason = isUnpaid(order) ? 'The checkout was interrupted.' : reasonOf(order);
  const outcome = await reachPayment(tools, attemptId, () =>
    tools.call.payment.cancelPayment({ attemptId, reason }),
  );
  return applyOutcome(tools, order, attemptId, outcome);
}

function reasonOf({ state }: Order): string {
  return state === 'cancelled' ? 'The order was cancelled.' : 'Another payment was made.';
}
