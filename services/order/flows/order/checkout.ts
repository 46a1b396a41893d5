import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import { answerPayment } from '../../domain/answer-payment.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { viewTimeline } from '../../domain/view-timeline.ts';
import { extendHold } from './extend-hold.ts';
import { finishOrder, justHeard } from './finish-order.ts';
import { isInHand } from './grip-of.ts';
import { holdPoints } from './hold-points.ts';
import { markOnDelivery } from './mark-on-delivery.ts';
import { markPaid } from './mark-paid.ts';
import { payAttempt } from './pay-attempt.ts';
import { placeOrder } from './place-order.ts';
import { reserveGoods } from './reserve-goods.ts';
import { restOrder } from './rest-order.ts';
import { startFirstAttempt } from './start-first-attempt.ts';
import type { CartTools } from '../cart/cart-tools.ts';
import { takeUpOrder } from './take-up-order.ts';

type Input = InputTo<'order', 'checkout'>;
type Answer = ResultOf<'order', 'checkout'>;

/**
 * Orders a cart. The stored state tells how far it is: whoever repeats the request after a crash goes on from there,
 * and what nobody repeats `sweep-unfinished` finishes or undoes.
 */
export async function checkout(tools: CartTools, input: Input): Promise<Answer> {
  // 1 and 2: price the cart as the buyer saw it; place the order and freeze the cart.
  const placed = tools.context.isResumed ? await takeUpOrder(tools) : await placeOrder(tools, input);
  if (isRefusal(placed)) return placed;
  tools.killPoint('order.checkout.after-placed');
  // 3: hold the points that it spends, and the goods: all lines or none.
  const pointed = await holdPoints(tools, placed);
  if (isRefusal(pointed)) return pointed;
  const held = await reserveGoods(tools, pointed);
  if (isRefusal(held)) return held;
  // 4: save the attempt, pay, and take the outcome over.
  const paid = await pay(tools, held, input);
  const secured = paid.state === 'awaiting-payment' ? await extendHold(tools, paid) : paid;
  // 5: commit the goods of a paid order, and answer.
  const order = await finishOrder(tools, secured, justHeard(secured));
  tools.killPoint('order.checkout.after-finished');
  return answerBuyer(tools, order);
}

/** Step 4; an order that has been paid, or tried, already is left as it is. */
async function pay(tools: Tools<'order'>, order: Order, input: Input): Promise<Order> {
  if (order.state !== 'placed' || !isInHand(tools, order)) return order;
  if (order.totalMinor === 0) return markPaid(tools, order, null);
  const { paymentMethod, returnPath } = input;
  if (paymentMethod.type === 'on-delivery') return markOnDelivery(tools, order);
  const started = findOpenAttempt(order) ? order : await startFirstAttempt(tools, order, paymentMethod);
  tools.killPoint('order.checkout.after-started');
  const paying = { paymentMethod, ...(returnPath === undefined ? {} : { returnPath }) };
  return isInHand(tools, started) ? payAttempt(tools, started, paying) : started;
}

/** Remembers the answer under the request's key and lets go of the order. */
async function answerBuyer(tools: Tools<'order'>, order: Order): Promise<Answer> {
  const { orderId, orderKey, state } = order;
  if (state === 'placed') {
    // The order lives on in other hands: whoever asks must be able to find it.
    const data = { orderId, orderKey };
    return refuse('version-conflict', 'The order is being worked on; try again in a moment.', { data });
  }
  const cancelled = viewTimeline(order, 'buyer').findLast(({ what }) => what === 'cancelled');
  const answer =
    answerPayment(order) ??
    refuse('order-state', cancelled?.why ?? 'It was cancelled.', { data: { orderId, orderKey } });
  await restOrder(tools, order, remember(tools, answer));
  tools.killPoint('order.checkout.after-answer');
  return answer;
}
