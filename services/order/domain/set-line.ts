import type { Cart, Quote } from './cart.ts';
import { wordsOf } from './words-of.ts';

/** The next version of a cart with this quantity of a variant; without a quote the line is taken out. */
export function setLine(cart: Cart, variantId: string, quantity: number, quote: Quote | null): Cart {
  const version = cart.version + 1;
  const repricing = null;
  if (!quote)
    return { ...cart, version, repricing, lines: cart.lines.filter((line) => line.variantId !== variantId) };
  const line = { variantId, quantity, words: wordsOf(quote) };
  const isKnown = cart.lines.some((each) => each.variantId === variantId);
  const lines = isKnown
    ? cart.lines.map((each) => (each.variantId === variantId ? line : each))
    : [...cart.lines, line];
  return { ...cart, version, repricing, lines };
}
