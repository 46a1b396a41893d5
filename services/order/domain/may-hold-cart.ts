import type { Subject } from '#contracts/access.ts';
import type { Cart } from './cart.ts';

/** Whether who asks with a cart's token may see it: the cart of a signed-in customer is for that customer alone. */
export function mayHoldCart({ customerId }: Pick<Cart, 'customerId'>, subject: Subject): boolean {
  return customerId === null || customerId === customerIdOf(subject);
}

/** The signed-in customer, if it is one. */
export function customerIdOf(subject: Subject): string | null {
  return subject.kind === 'customer' ? subject.customerId : null;
}
