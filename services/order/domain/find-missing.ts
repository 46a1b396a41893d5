import type { Cart } from './cart.ts';
import { checkAddress } from './check-address.ts';

/** What a cart still needs before it can be ordered, as the names of its fields. */
export function findMissing(
  cart: Pick<Cart, 'lines' | 'email' | 'shippingAddress'>,
  hasShippingMethod: boolean,
): string[] {
  const missing: string[] = [];
  if (cart.lines.length === 0) missing.push('lines');
  if (cart.email === null) missing.push('email');
  if (cart.shippingAddress === null) missing.push('shippingAddress');
  else missing.push(...checkAddress(cart.shippingAddress).missing.map((field) => `shippingAddress.${field}`));
  if (!hasShippingMethod) missing.push('shippingMethod');
  return missing;
}
