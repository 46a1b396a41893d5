import { locales, type Locale, type Market } from '#contracts/markets.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Cart } from '../../domain/cart.ts';
import { lookAtCart } from '../../domain/look-at-cart.ts';
import { customerIdOf, mayHoldCart } from '../../domain/may-hold-cart.ts';
import { normaliseEmail } from '../../domain/normalise-email.ts';
import { findCart } from '../../store/carts.ts';
import { marketNow } from '../../store/market-now.ts';
import type { CartTools } from './cart-tools.ts';

/**
 * The cart of a token, with the rules of its own market or of `market`, and with its own coupon or another. With another
 * `locale` it is in the market of that, unless another one was chosen for it.
 */
export async function readCart(
  tools: CartTools,
  cartToken: string,
  {
    locale,
    market,
    email,
    couponCode,
  }: { locale?: Locale; market?: Market; email?: string; couponCode?: string } = {},
): Promise<Cart | Refusal<'cart-not-found'>> {
  const { subject } = tools.context;
  const glance = {
    market: market ?? null,
    localeMarket: locale ? locales[locale].market : null,
    customerId: customerIdOf(subject),
    email: email === undefined ? null : normaliseEmail(email),
    couponCode: couponCode ?? null,
  };
  const stored = await tools.db.row(findCart(cartToken, glance));
  const now = stored && mayHoldCart(stored, subject) && (await marketNow(tools, stored.market, stored));
  return now ? lookAtCart(tools, stored, now) : refuse('cart-not-found', 'There is no such cart.');
}
