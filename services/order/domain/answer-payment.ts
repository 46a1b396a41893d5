import type { OrderValue } from '#contracts/order/order.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { lastAttempt } from './order-state.ts';
import type { Order } from './order.ts';
import { viewOrder } from './view-order.ts';

/** What a buyer who has just tried to pay is told, if the order waits for a payment, is paid (or its money held), or refused one. */
export function answerPayment(order: Order): OrderValue | Refusal<'payment-declined'> | undefined {
  const { state } = order;
  if (state === 'paid' || state === 'authorised' || state === 'on-delivery' || state === 'awaiting-payment') {
    return viewOrder(order, 'buyer');
  }
  if (order.state !== 'payment-refused') return undefined;
  const { orderId, orderKey } = order;
  const declineCode = lastAttempt(order)?.declineCode ?? null;
  return refuse('payment-declined', 'The payment was declined; pay this order with another card or method.', {
    data: { orderId, orderKey, declineCode },
  });
}
