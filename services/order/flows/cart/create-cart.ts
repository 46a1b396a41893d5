import { randomBytes } from 'node:crypto';
import { locales } from '#contracts/markets.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { buyerOf } from '../../domain/buyer-of.ts';
import type { Cart } from '../../domain/cart.ts';
import { checkLine } from '../../domain/check-line.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { onDeliveryOffers } from '../../domain/on-delivery/on-delivery-offer.ts';
import { readPointsWorth } from '../../domain/points/points-worth.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { wordsOf } from '../../domain/words-of.ts';
import { findMarketNow, insertCart } from '../../store/carts.ts';
import { tellCart } from './tell-cart.ts';
import { quoteVariants } from './quote-variants.ts';
import { putLines } from './put-lines.ts';

/** Starts a cart. Its token is a secret of 192 random bits; the answer is the only place that tells it. */
export async function createCart(
  tools: Tools<'order'>,
  { locale, market = locales[locale].market, lines = [] }: InputTo<'order', 'createCart'>,
): Promise<ResultOf<'order', 'createCart'>> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  const now = await tools.db.row(findMarketNow(market));
  if (!now) throw new Error(`there are no rules for market ${market}`);
  const asked = [...wanted].map(([variantId, quantity]) => ({ variantId, quantity }));
  const buyer = buyerOf(tools.context.subject);
  const request = variantsToQuote({ ...now, coupon: null, lines: asked, buyer });
  const quotes = await quoteVariants(tools, request, { locale, market });
  const limits = {
    quantityMost: tools.setting('order.maxQuantityPerLine'),
    linesMost: tools.setting('order.maxLinesPerCart'),
  };
  const cart: Cart = {
    cartId: uuidv7(),
    locale,
    market,
    storedMarket: market,
    version: 1,
    customerId: customerIdOf(tools.context.subject),
    email: null,
    shippingAddress: null,
    shippingMethod: null,
    invoiceTo: null,
    frozenBy: null,
    lines: [],
    ...now,
    couponCode: null,
    storedCouponCode: null,
    repricing: null,
    points: 0,
    pointsWorth: readPointsWorth(tools.setting('order.pointsWorth')),
    onDelivery: onDeliveryOffers(tools.setting),
    coupon: null,
    buyer,
  };
  const filled: Cart['lines'][number][] = [];
  for (const [variantId, quantity] of wanted) {
    const line = { variantId, quantity, before: 0 };
    const quote = checkLine(line, quotes, filled.length, limits);
    if (isRefusal(quote)) return quote;
    filled.push({ variantId, quantity, words: wordsOf(quote) });
  }
  const full = { ...cart, lines: filled };
  const cartToken = randomBytes(24).toString('base64url');
  const answer = viewCart(full, appraiseCart(full, quotes), cartToken);
  await tools.db.flight([
    insertCart(cart.cartId, cartToken, locale, market, cart.customerId),
    putLines(cart.cartId, filled, 1),
    ...(filled.length > 0 ? [tellCart(tools, 'cart.started', full)] : []),
    ...remember(tools, answer),
  ]);
  return answer;
}
