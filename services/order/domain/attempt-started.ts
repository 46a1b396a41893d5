import type { Attempt, Order } from './order.ts';

/** What is noted of an order as its buyer begins to pay. */
export function attemptStarted({
  number,
  method,
}: Pick<Attempt, 'number' | 'method'>): Omit<Order['timeline'][number], 'at'> {
  return { what: 'payment-started', who: 'buyer', why: `Attempt ${number} to pay, by ${method}.` };
}
