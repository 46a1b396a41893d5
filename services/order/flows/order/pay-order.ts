import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { claim, remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import { answerPayment } from '../../domain/answer-payment.ts';
import type { Order } from '../../domain/order.ts';
import { moveToNextAttempt } from '../../store/order-moves.ts';
import { noteCard } from '../../store/unpaid-orders.ts';
import { clearTheWay } from './clear-the-way.ts';
import { findOwnOrder } from './find-own-order.ts';
import { finishOrder, justHeard } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { identifyCard } from './identify-card.ts';
import { payAttempt } from './pay-attempt.ts';
import { repeatHash } from './repeat-hash.ts';
import { restOrder } from './rest-order.ts';
import { startAttempt } from './start-attempt.ts';
import { takeOrder } from './take-order.ts';

type Input = InputTo<'order', 'payOrder'>;

/**
 * Tries to pay an unpaid order once more: clears the way of the last attempt, saves attempt n + 1, and pays. An order
 * that turns out to be paid already is answered as such.
 */
export async function payOrder(tools: Tools<'order'>, input: Input): Promise<ResultOf<'order', 'payOrder'>> {
  const found = await findOwnOrder(tools, input, null);
  if (!found) return refuse('order-not-found', 'There is no such order.');
  const hash = repeatHash(tools);
  const isKnown = hash !== null && found.order.attempts.some((attempt) => attempt.repeatHash === hash);
  if (isKnown && !tools.context.isResumed) return refuseBusy();
  const started = isKnown
    ? await takeOrder(tools, found.order)
    : await startNext(tools, found.order, input, hash);
  if (isRefusal(started)) return started;
  tools.killPoint('order.pay-order.after-started');
  const paid = isInHand(tools, started) ? await payAttempt(tools, started, input) : started;
  const order = await finishOrder(tools, paid, justHeard(paid));
  tools.killPoint('order.pay-order.after-finished');
  const answer =
    answerPayment(order) ?? refuse('payment-not-possible', 'The order was cancelled and cannot be paid.');
  await restOrder(tools, order, remember(tools, answer));
  return answer;
}

/** Makes ready for another attempt and saves it, claiming the request's key; or says why there can be none. */
async function startNext(
  tools: Tools<'order'>,
  order: Order,
  input: Input,
  hash: string | null,
): Promise<Order | Refusal<'payment-not-possible' | 'payment-pending' | 'version-conflict'>> {
  const [cleared, cardKey] = await Promise.all([
    clearTheWay(tools, order),
    identifyCard(tools, input.paymentMethod),
  ]);
  if (isRefusal(cleared) || cleared.state === 'paid' || cleared.state === 'authorised') return cleared;
  const grip = gripOf(tools, cleared);
  const started = await startAttempt(tools, cleared, {
    method: input.paymentMethod,
    repeatHash: hash,
    move: [
      ...claim(tools),
      moveToNextAttempt(...grip, holdSeconds(tools).untilDeadline),
      noteCard(order.orderId, cardKey),
    ],
  });
  return isInHand(tools, started) ? started : refuseBusy();
}

function refuseBusy(): Refusal<'version-conflict'> {
  return refuse('version-conflict', 'The order is being worked on; try again in a moment.');
}
