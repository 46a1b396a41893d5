import { refuse, type Refusal } from '#contracts/refusals.ts';

/** The refusal of a change to a cart that has become an order. */
export function refuseFrozen(): Refusal<'cart-frozen'> {
  return refuse('cart-frozen', 'This cart has been ordered; start a new one.');
}

/** The refusal after several tries: the cart kept changing. */
export function refuseMoving(): Refusal<'version-conflict'> {
  return refuse('version-conflict', 'The cart is being changed elsewhere; look at it again.');
}
