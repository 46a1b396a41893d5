import type { Cart } from './cart.ts';

/** What the catalog is asked for: how many of each variant, for a buyer of these groups. */
export type QuoteRequest = { variantIds: string[]; quantities: number[]; groups: string[] };

/** The variants whose price and stock an appraisal of a cart needs: its lines, and what promotions may add for nothing. */
export function variantsToQuote({
  lines,
  promotions,
  coupon,
  buyer,
}: Pick<Cart, 'promotions' | 'coupon' | 'buyer'> & {
  lines: readonly { variantId: string; quantity: number }[];
}): QuoteRequest {
  const wanted = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
  const rules = coupon ? [...promotions, coupon.promotion] : promotions;
  for (const { action } of rules) {
    if (lines.length === 0 || action.type !== 'gift' || wanted.has(action.variantId)) continue;
    wanted.set(action.variantId, action.quantity);
  }
  const groups = [...buyer.customerGroups];
  return { variantIds: [...wanted.keys()], quantities: [...wanted.values()], groups };
}
