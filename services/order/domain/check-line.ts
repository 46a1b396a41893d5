import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Quote } from './cart.ts';

export type CartLimits = { quantityMost: number; linesMost: number };

/**
 * Whether a cart may hold this quantity of a variant beside `linesBeside` other lines: its quote, or why not. A quantity
 * that does not grow is never out of stock, so that a buyer can always take less.
 */
export function checkLine(
  { variantId, quantity, before }: { variantId: string; quantity: number; before: number },
  quotes: readonly Quote[],
  linesBeside: number,
  { quantityMost, linesMost }: CartLimits,
): Quote | Refusal<'variant-not-found' | 'quantity-limit' | 'out-of-stock'> {
  const quote = quotes.find((each) => each.variantId === variantId);
  if (!quote) {
    return refuse('variant-not-found', 'This is not sold any more.', {
      path: '/variantId',
      data: { variantId },
    });
  }
  if (quantity > quantityMost) {
    return refuse('quantity-limit', `An order may hold ${quantityMost} of one thing.`, {
      path: '/quantity',
      data: { variantId, quantityMost },
    });
  }
  if (linesBeside >= linesMost) {
    return refuse('quantity-limit', `A cart may hold ${linesMost} different things.`, {
      data: { linesMost },
    });
  }
  if (quantity > before && quote.free < quantity) {
    return refuse('out-of-stock', 'There is not enough stock.', {
      path: '/quantity',
      data: { variants: [{ variantId, quantity, free: quote.free }] },
    });
  }
  return quote;
}
