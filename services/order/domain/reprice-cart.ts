import { markets, type Market } from '#contracts/markets.ts';
import type { CartValue } from '#contracts/order/cart.ts';
import type { CartLine, Quote } from './cart.ts';

type Repricing = NonNullable<CartValue['repricing']>;

/**
 * Which lines of a cart have another unit price in another market, and which are sold in one of the two only; undiscounted,
 * at the quantity of the cart. Null when no price differs.
 */
export function repriceCart(
  lines: readonly CartLine[],
  from: { market: Market; quotes: readonly Quote[] },
  to: { market: Market; quotes: readonly Quote[] },
): Repricing | null {
  const [before, after] = [from, to].map(
    ({ quotes }) => new Map(quotes.map((quote) => [quote.variantId, quote])),
  );
  const changed = lines.flatMap(({ variantId, words }): Repricing['lines'] => {
    const [old, now] = [before?.get(variantId), after?.get(variantId)];
    const [oldPrice = null, newPrice = null] = [old?.unitPrice, now?.unitPrice];
    const isSame =
      oldPrice?.currency === newPrice?.currency && oldPrice?.amountMinor === newPrice?.amountMinor;
    if (isSame) return [];
    const { title, option } = now ?? words;
    return [{ variantId, title, option, from: oldPrice, to: newPrice }];
  });
  if (changed.length === 0) return null;
  return { from: markets[from.market].currency, to: markets[to.market].currency, lines: changed };
}
