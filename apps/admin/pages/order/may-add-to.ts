import type { OrderValue } from '#contracts/order/order.ts';

/** Whether something can be added to an order of which nothing was sent: one thing at a time waits to be paid. */
export function mayAddTo({ state, addsTo, additions = [] }: OrderValue): boolean {
  const isAgreed = state === 'paid' || state === 'authorised' || state === 'on-delivery';
  return isAgreed && addsTo === undefined && additions.every((each) => each.state !== 'due');
}
