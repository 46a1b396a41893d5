import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findOpenAttempt, isUnpaid } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { moveOn } from '../../store/order-moves.ts';
import { cancelAttempts } from '../../store/payment-attempts.ts';
import { extendHold } from './extend-hold.ts';
import { finishOrder } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { moveOrder } from './move-order.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

type CannotPay = Refusal<'payment-not-possible' | 'payment-pending' | 'version-conflict'>;

const attemptsMost = 10;

/**
 * Takes an unpaid order in hand for another attempt: asks what became of the last one, gives that up if it is still
 * pending, and renews the hold of the goods. Gives the order ready for it, or paid after all; else why not.
 */
export async function clearTheWay(tools: Tools<'order'>, seen: Order): Promise<Order | CannotPay> {
  if (!isUnpaid(seen) || seen.state === 'placed' || seen.isOverdue) {
    return refuse('payment-not-possible', 'The order cannot be paid any more, or not yet.');
  }
  if (seen.attempts.length >= attemptsMost) {
    return refuse('payment-not-possible', 'The order was tried too often; start a new one.');
  }
  const taken = await takeOrder(tools, seen);
  if (isRefusal(taken)) return taken;
  const settled = await giveUpLastAttempt(tools, await finishOrder(tools, taken));
  if (settled.state === 'paid' || settled.state === 'authorised') return settled;
  const ready = isReady(tools, settled) ? await extendHold(tools, settled) : settled;
  if (isReady(tools, ready)) return ready;
  const left = await finishOrder(tools, ready);
  await restOrder(tools, left);
  return left.state === 'cancelled'
    ? refuse('payment-not-possible', 'The order was cancelled and cannot be paid.')
    : refusePending();
}

/** Not for good: the system asks for the payment again within this time (`seconds-to-next-look.ts`). */
function refusePending(): Refusal<'payment-pending'> {
  const detail = 'The last payment is still being settled; try again in a minute.';
  return refuse('payment-pending', detail, { retryAfterSeconds: 30 });
}

/** Whether nothing stands in the way of another attempt. */
function isReady(tools: Tools<'order'>, order: Order): boolean {
  const isSettled = order.attempts.every(({ state }) => state === 'declined' || state === 'returned');
  const isOffered =
    order.state === 'payment-refused' || (order.state === 'awaiting-payment' && order.attempts.length === 0);
  return isSettled && isInHand(tools, order) && isOffered && !order.isOverdue;
}

/** A payment that is still pending is given up; one whose outcome is unknown is left to be asked for. */
async function giveUpLastAttempt(tools: Tools<'order'>, order: Order): Promise<Order> {
  if (!isInHand(tools, order) || findOpenAttempt(order)?.state !== 'pending') return order;
  const givenUp = await moveOrder(tools, order, [
    moveOn(...gripOf(tools, order)),
    cancelAttempts(order.orderId, null),
  ]);
  return finishOrder(tools, givenUp);
}
