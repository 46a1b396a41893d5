import { money } from '#contracts/money.ts';
import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { viewOrder } from '../../domain/view-order.ts';
import { whoIs } from '../../domain/who-is.ts';
import { moveOn } from '../../store/order-moves.ts';
import { findOrder } from '../../store/orders.ts';
import { insertAttempt } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { applyOutcome } from './apply-outcome.ts';
import { finishOrder, justHeard } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { moveOrder } from './move-order.ts';
import { restOrder } from './rest-order.ts';
import { takeOrder } from './take-order.ts';

/**
 * Writes the cash of an order down that is paid on delivery: an attempt is saved, payment books it under that attempt, and the
 * order is paid by it. A repeat finds the attempt; what payment does not hear now the next look asks for.
 */
export async function recordCash(
  tools: Tools<'order'>,
  { orderId }: InputTo<'order', 'recordCash'>,
): Promise<ResultOf<'order', 'recordCash'>> {
  const seen = await tools.db.row(findOrder(orderId));
  if (!seen) return refuse('order-not-found', 'There is no such order.');
  const isDone = seen.state === 'paid' && seen.attempts.some(({ method }) => method === 'manual');
  if (isDone && !seen.draft) return viewOrder(seen, 'staff');
  if (seen.state !== 'on-delivery' || seen.fulfilment === 'none') {
    return refuse('order-state', 'Only an order that was sent to be paid on delivery takes cash.');
  }
  const taken = await takeOrder(tools, seen);
  if (isRefusal(taken)) return taken;
  const settled = await finishOrder(tools, taken);
  const started = await start(tools, settled);
  tools.killPoint('order.record-cash.after-started');
  const attempt = findOpenAttempt(started);
  const heard =
    attempt && isInHand(tools, started) ? await record(tools, started, attempt.attemptId) : undefined;
  tools.killPoint('order.record-cash.after-payment');
  const applied = attempt && heard ? await applyOutcome(tools, started, attempt.attemptId, heard) : started;
  const finished = await finishOrder(tools, applied, justHeard(applied));
  await restOrder(tools, finished);
  if (finished.state === 'paid') return viewOrder(finished, 'staff');
  return refuse('version-conflict', 'The cash is not written down yet; it is tried again.', {
    retryAfterSeconds: 10,
  });
}

/** Saves the attempt, unless the order has an open one or is paid already. */
async function start(tools: Tools<'order'>, order: Order): Promise<Order> {
  if (!isInHand(tools, order) || order.state !== 'on-delivery' || findOpenAttempt(order)) return order;
  const who = whoIs(tools.context.subject);
  return moveOrder(tools, order, [
    moveOn(...gripOf(tools, order)),
    insertAttempt(uuidv7(), order.orderId, order.attempts.length + 1, 'manual', null),
    writeTimeline(order.orderId, 'cash-received', who, 'The cash was taken at the door.'),
  ]);
}

/** Undefined when payment was not heard. */
async function record(
  tools: Tools<'order'>,
  { orderId, orderNumber, totalMinor, currency, readAt: receivedAt }: Order,
  attemptId: string,
): Promise<PaymentOutcomeValue | undefined> {
  const own = { attemptId, orderId, orderNumber, amount: money(totalMinor, currency) };
  const payment = { ...own, method: 'cash' as const, reference: null, receivedAt };
  try {
    const answer = await tools.call.payment.recordManualPayments({ payments: [payment] });
    if (!isRefusal(answer)) return answer.outcomes[0];
    tools.log.warn('payment refused the cash of an order', { orderId, why: answer.refusal });
  } catch (error) {
    tools.log.warn('payment did not answer; the cash of an order is written down later', { orderId, error });
  }
  return undefined;
}
