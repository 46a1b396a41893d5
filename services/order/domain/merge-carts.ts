import type { Cart, CartLine, Quote } from './cart.ts';
import type { CartLimits } from './check-line.ts';

/** A line of which less was taken than both carts held together. */
export type AdjustedLine = { variantId: string; title: string; wanted: number; quantity: number };

/** The lines of two carts with their quantities added up, the first cart's before the others. */
export function addUp(first: readonly CartLine[], second: readonly CartLine[]): CartLine[] {
  const lines = new Map(first.map((line) => [line.variantId, line]));
  for (const line of second) {
    const quantity = (lines.get(line.variantId)?.quantity ?? 0) + line.quantity;
    lines.set(line.variantId, { ...line, quantity });
  }
  return [...lines.values()];
}

/**
 * A customer's cart with what a visitor's held: quantities are added up as far as stock and limits go, but never below
 * what the customer had; what is not sold any more is kept. The customer's own coupon and details come first; language
 * and market are the visitor's, who is looking at them.
 */
export function mergeCarts(
  own: Cart,
  visitors: Cart,
  quotes: readonly Quote[],
  { quantityMost, linesMost }: CartLimits,
): { cart: Cart; adjusted: AdjustedLine[] } {
  const lines: CartLine[] = [];
  const adjusted: AdjustedLine[] = [];
  for (const line of addUp(own.lines, visitors.lines)) {
    const { variantId, quantity: wanted, words } = line;
    const before = own.lines.find((each) => each.variantId === variantId)?.quantity ?? 0;
    const free = quotes.find((each) => each.variantId === variantId)?.free ?? wanted;
    const hasRoom = before > 0 || lines.length < linesMost;
    const quantity = hasRoom ? Math.max(before, Math.min(wanted, quantityMost, free)) : 0;
    if (quantity < wanted) adjusted.push({ variantId, title: words.title, wanted, quantity });
    if (quantity > 0) lines.push({ ...line, quantity });
  }
  const { locale, market, storedMarket, rules, promotions, wallTime, couponCode, coupon } = visitors;
  const cart = {
    ...own,
    version: own.version + 1,
    locale,
    market,
    storedMarket,
    rules,
    promotions,
    wallTime,
    email: own.email ?? visitors.email,
    shippingAddress: own.shippingAddress ?? visitors.shippingAddress,
    shippingMethod: own.shippingMethod ?? visitors.shippingMethod,
    invoiceTo: own.invoiceTo ?? visitors.invoiceTo,
    ...(own.couponCode === null ? { couponCode, coupon } : {}),
    lines,
  };
  return { cart, adjusted };
}
