import type { OrderValue } from '#contracts/order/order.ts';

/** Whether a payment is under way, or the money of a cancelled order has still to be given back. */
export function isMoneyMoving({ state, payment }: Pick<OrderValue, 'state' | 'payment'>): boolean {
  return payment.state === 'pending' || isGivingBack({ state, payment });
}

/** Whether an order was cancelled whose money is still with the shop. */
export function isGivingBack({ state, payment }: Pick<OrderValue, 'state' | 'payment'>): boolean {
  return state === 'cancelled' && payment.state === 'paid';
}
