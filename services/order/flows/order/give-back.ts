import type { Tools } from '#runtime/tools.ts';
import { isUnpaid } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { noteGivenBackInVain } from '../../store/payment-attempts.ts';
import { applyOutcome } from './apply-outcome.ts';
import { reachPayment } from './reach-payment.ts';

/**
 * Makes sure that an attempt leaves no money taken; as long as that is not certain the order stays as it is, and it is noted
 * that payment has answered so: then it waits for the provider.
 */
export async function giveBack(tools: Tools<'order'>, order: Order, attemptId: string): Promise<Order> {
  const reason = isUnpaid(order) ? 'The checkout was interrupted.' : reasonOf(order);
  let isAnswered = false;
  const outcome = await reachPayment(tools, attemptId, async () => {
    const answer = await tools.call.payment.cancelPayment({ attemptId, reason });
    isAnswered = true;
    return answer;
  });
  const given = await applyOutcome(tools, order, attemptId, outcome);
  const isOpen = given.attempts.some((each) => each.attemptId === attemptId && each.state === 'cancelling');
  if (isAnswered && isOpen) await tools.db.rows(noteGivenBackInVain(attemptId));
  return given;
}

function reasonOf({ state }: Order): string {
  return state === 'cancelled' ? 'The order was cancelled.' : 'Another payment was made.';
}
