import type { Locale, Market } from '#contracts/markets.ts';
import type { CartValue } from '#contracts/order/cart.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Cart, Quote } from '../../domain/cart.ts';
import { repriceCart } from '../../domain/reprice-cart.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { quoteVariants } from './quote-variants.ts';

/**
 * What changes of a cart's prices when it goes to another market, whose quotes are known. Asks the catalog for the
 * prices of the cart's own market only when it is another.
 */
export async function findRepricing(
  tools: Tools<'order'>,
  cart: Cart,
  to: { locale: Locale; market: Market; quotes: readonly Quote[] },
): Promise<CartValue['repricing']> {
  const { storedMarket: market, locale } = cart;
  if (market === to.market || cart.lines.length === 0) return null;
  const asked = variantsToQuote({ lines: cart.lines, promotions: [], coupon: null, buyer: cart.buyer });
  const quotes = await quoteVariants(tools, asked, { locale, market });
  return repriceCart(cart.lines, { market, quotes }, to);
}
