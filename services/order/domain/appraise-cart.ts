import { locales, markets, type Locale, type Market } from '#contracts/markets.ts';
import { add, money, negate } from '#contracts/money.ts';
import type { Cart, CartLine, Quote } from './cart.ts';
import { findMissing } from './find-missing.ts';
import { findShippingMethods, type OfferedMethod } from './find-shipping-methods.ts';
import { findTaxRates } from './find-tax-rates.ts';
import { weigh } from './weigh.ts';
import { priceCart, type PricedCart, type PricedLine } from './price-cart.ts';
import { dealLines, type DealLine } from './promotion/deal-lines.ts';
import { mayPayOnDelivery } from './on-delivery/on-delivery-offer.ts';
import { pointsDiscount, spendPoints, type SpentPoints } from './points/spend-points.ts';
import { discountsOf, type Discount, type LineDiscount } from './promotion/discount.ts';
import type { Applied } from './promotion/promotion.ts';
import { takeOffShipping } from './promotion/take-off-shipping.ts';
import { takePromotions, type CouponState } from './promotion/take-promotions.ts';

/** A line that the catalog sells, or a promotion gives, with its price. */
export type SoldLine = DealLine & { priced: PricedLine };

/** A way of sending: `price` is what is left of `fullPrice` by promotions. */
export type PricedMethod = OfferedMethod & { fullPrice: OfferedMethod['price'] };

/** A cart with today's prices: what it costs and what stands in the way of ordering it. */
export type Appraisal = {
  locale: Locale;
  market: Market;
  sold: SoldLine[];
  methods: PricedMethod[];
  /** The chosen way of sending, if it is offered. */
  chosen: PricedMethod | null;
  priced: PricedCart;
  /** What each promotion takes off. */
  discounts: Discount[];
  coupon: CouponState | null;
  points: SpentPoints;
  /** Whether it may be paid when it is handed over. */
  canPayOnDelivery: boolean;
  missing: string[];
  /** Variants with less free stock than the cart wants; `free` is null when they are not sold any more. */
  shortages: { variantId: string; quantity: number; free: number | null }[];
};

/**
 * Appraises a cart with the catalog's quotes, in the cart's market, in its language or another. Promotions come first;
 * delivery is priced by what is left of the goods, then points pay for goods, and tax goes by what is left of each line.
 */
export function appraiseCart(cart: Cart, quotes: readonly Quote[], locale: Locale = cart.locale): Appraisal {
  const { market } = cart;
  const { language } = locales[locale];
  const { currency, country: homeCountry, pricesInclude } = markets[market];
  const country = cart.shippingAddress?.country ?? homeCountry;
  const quoteOf = new Map(quotes.map((quote) => [quote.variantId, quote]));
  const bought = cart.lines.flatMap(({ variantId, quantity }) => {
    const quote = quoteOf.get(variantId);
    return quote ? [{ quote, quantity }] : [];
  });
  const place = cart.shippingAddress ?? { country };
  const parcel = { ...weigh(bought), currency };
  const methodsAt = (goodsMinor: number) => findShippingMethods(cart.rules, place, { ...parcel, goodsMinor });
  const { applied, coupon } = takePromotions(cart, { market, bought, quotes, methodsAt });
  const lines = dealLines(bought, applied, language).map((line) => {
    const offMinor = line.discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { ...line, discount: money(offMinor, currency) };
  });
  const goodsMinor = lines.reduce(
    (sum, { quote, quantity, discount }) =>
      sum + quote.unitPrice.amountMinor * quantity - discount.amountMinor,
    0,
  );
  const methods = methodsAt(goodsMinor).map((method) => priceMethod(method, applied));
  const chosen = methods.find(({ method }) => method.code === cart.shippingMethod) ?? null;
  const points = spendPoints(cart.points, goodsMinor, cart.pointsWorth[currency] ?? 0);
  const byPoints = pointsDiscount(points, language);
  const priced = priceCart({
    currency,
    lines: lines.map(({ quote: { unitPrice, taxClass }, ...line }) => ({ ...line, unitPrice, taxClass })),
    discount: money(points.amountMinor, currency),
    shipping: chosen && { price: chosen.price, taxClass: chosen.method.taxClass },
    rates: findTaxRates(cart.rules, place),
    pricesInclude,
  });
  const sold = lines.flatMap((line, index) => {
    const each = priced.lines[index];
    if (!each) return [];
    const shareMinor = each.discount.amountMinor - line.discount.amountMinor;
    const share = shareMinor > 0 ? byPoints.map((by) => lineDiscount(by, shareMinor)) : [];
    return [{ ...line, discounts: [...line.discounts, ...share], priced: each }];
  });
  const offShipping = chosen ? takeOff(chosen, chosen.fullPrice, applied) : [];
  const discounts = [...discountsOf(applied, offShipping, language), ...byPoints];
  const missing = findMissing(cart, chosen !== null);
  const shortages = cart.lines.flatMap((line) => shortageOf(line, quoteOf.get(line.variantId)));
  const terms = { market, country: cart.shippingAddress?.country ?? null, total: priced.total };
  const canPayOnDelivery = mayPayOnDelivery(cart.onDelivery, terms);
  const found = { discounts, coupon, points, canPayOnDelivery, missing, shortages };
  return { locale, market, sold, methods, chosen, priced, ...found };
}

function lineDiscount({ promotionId, title }: Discount, amountMinor: number): LineDiscount {
  return { promotionId, title, amountMinor };
}

function priceMethod({ method, price }: OfferedMethod, applied: readonly Applied[]): PricedMethod {
  const offMinor = takeOff({ method }, price, applied).reduce((sum, amountMinor) => sum + amountMinor, 0);
  return { method, fullPrice: price, price: add(price, negate(money(offMinor, price.currency))) };
}

function takeOff(
  { method }: Pick<OfferedMethod, 'method'>,
  { amountMinor }: OfferedMethod['price'],
  applied: readonly Applied[],
): number[] {
  return takeOffShipping(applied, { method: method.code, priceMinor: amountMinor });
}

function shortageOf({ variantId, quantity }: CartLine, quote: Quote | undefined): Appraisal['shortages'] {
  if (quote && quote.free >= quantity) return [];
  return [{ variantId, quantity, free: quote ? quote.free : null }];
}
