import { randomBytes } from 'node:crypto';
import { locales, type Market } from '#contracts/markets.ts';
import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { buyerOf } from '../../domain/buyer-of.ts';
import type { Cart, Quote } from '../../domain/cart.ts';
import type { MarketNow } from '../../domain/market-now.ts';
import { checkLine } from '../../domain/check-line.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { onDeliveryOffers } from '../../domain/on-delivery/on-delivery-offer.ts';
import { readPointsWorth } from '../../domain/points/points-worth.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { wordsOf } from '../../domain/words-of.ts';
import { insertCart } from '../../store/carts.ts';
import { marketNow, mustStillHold } from '../../store/market-now.ts';
import type { CartTools } from './cart-tools.ts';
import { tellCart } from './tell-cart.ts';
import { quoteVariants } from './quote-variants.ts';
import { putLines } from './put-lines.ts';

type Wish = InputTo<'order', 'createCart'> & { market: Market };
type Answer = ResultOf<'order', 'createCart'>;

const triesMost = 5;

/** Starts a cart. Its token is a secret of 192 random bits; the answer is the only place that tells it. */
export async function createCart(
  tools: CartTools,
  { market, ...wish }: InputTo<'order', 'createCart'>,
): Promise<Answer> {
  const wanted = { ...wish, market: market ?? locales[wish.locale].market };
  for (let tries = 0; tries < triesMost; tries += 1) {
    // What held a moment ago is not asked for again: the database refuses the cart if it does not hold any more.
    const now = await marketNow(tools, wanted.market);
    if (!now) throw new Error(`there are no rules for market ${wanted.market}`);
    const filled = await fillCart(tools, wanted, now);
    if (isRefusal(filled)) return filled;
    const { cart, quotes } = filled;
    const cartToken = randomBytes(24).toString('base64url');
    const answer = viewCart(cart, appraiseCart(cart, quotes), cartToken);
    const flown = await tools.db.tryFlight([
      mustStillHold(now),
      insertCart(cart.cartId, cartToken, cart.locale, cart.market, cart.customerId),
      putLines(cart.cartId, cart.lines, 1),
      ...(cart.lines.length > 0 ? [tellCart(tools, 'cart.started', cart)] : []),
      ...remember(tools, answer),
    ]);
    if (!flown.isRefused) return answer;
    if (flown.refusedBy !== 'rules-moved') throw new Error(`the cart was refused by ${flown.refusedBy}`);
    tools.resources.markets.delete(wanted.market);
  }
  throw new Error(`the rules of market ${wanted.market} are being changed all the time`);
}

/** A new cart with the lines that are wished for, and what was quoted for them. */
async function fillCart(
  tools: CartTools,
  { locale, market, lines = [] }: Wish,
  now: MarketNow,
): Promise<{ cart: Cart; quotes: readonly Quote[] } | Extract<Answer, Refusal>> {
  const wanted = new Map<string, number>();
  for (const { variantId, quantity } of lines) wanted.set(variantId, (wanted.get(variantId) ?? 0) + quantity);
  const asked = [...wanted].map(([variantId, quantity]) => ({ variantId, quantity }));
  const buyer = buyerOf(tools.context.subject);
  const request = variantsToQuote({ ...now, coupon: null, lines: asked, buyer });
  const quotes = await quoteVariants(tools, request, { locale, market });
  const limits = {
    quantityMost: tools.setting('order.maxQuantityPerLine'),
    linesMost: tools.setting('order.maxLinesPerCart'),
  };
  const filled: Cart['lines'][number][] = [];
  for (const [variantId, quantity] of wanted) {
    const line = { variantId, quantity, before: 0 };
    const quote = checkLine(line, quotes, filled.length, limits);
    if (isRefusal(quote)) return quote;
    filled.push({ variantId, quantity, words: wordsOf(quote) });
  }
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
    lines: filled,
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
  return { cart, quotes };
}
