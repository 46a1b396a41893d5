import { markets, type Market } from '#contracts/markets.ts';
import type { Cart, Quote } from '../cart.ts';
import type { OfferedMethod } from '../find-shipping-methods.ts';
import { applyPromotions } from './apply-promotions.ts';
import type { DealLine } from './deal-lines.ts';
import { judgeCoupon } from './judge-coupon.ts';
import type { Applied, Candidate, Reason } from './promotion.ts';

/** The coupon on a cart, and why it takes nothing off, if so. */
export type CouponState = { code: string; reason: Reason | null };

/** Takes the promotions of everybody, and that of the cart's coupon, for a cart in a market. */
export function takePromotions(
  cart: Cart,
  around: {
    market: Market;
    bought: readonly Pick<DealLine, 'quote' | 'quantity'>[];
    quotes: readonly Quote[];
    methodsAt: (goodsMinor: number) => readonly OfferedMethod[];
  },
): { applied: Applied[]; coupon: CouponState | null } {
  const { promotions, couponCode, coupon, wallTime, buyer } = cart;
  const { market, bought, quotes, methodsAt } = around;
  const basket = {
    ...buyer,
    currency: markets[market].currency,
    lines: bought.map(({ quote: { variantId, categorySlugs, unitPrice }, quantity }) => {
      return { variantId, categorySlugs, unitMinor: unitPrice.amountMinor, quantity };
    }),
    wallTime,
  };
  const whyNot = couponCode === null ? null : judgeCoupon(coupon, { market, wallTime });
  const brought: Candidate[] =
    coupon && whyNot === null ? [{ promotion: coupon.promotion, couponCode: coupon.code }] : [];
  const { promotionId = '' } = brought[0]?.promotion ?? {};
  const ofEverybody = promotions.filter((each) => each.promotionId !== promotionId);
  const candidates = [...brought, ...ofEverybody.map((promotion) => ({ promotion, couponCode: null }))];
  const { applied, refused } = applyPromotions(basket, candidates, {
    quotes,
    waysToSend: (goodsMinor) => waysThatCount(methodsAt(goodsMinor), cart.shippingMethod),
  });
  const reason = whyNot ?? refused.get(promotionId) ?? null;
  return { applied, coupon: couponCode === null ? null : { code: couponCode, reason } };
}

/** The chosen way of sending, or all of them while none is chosen. */
function waysThatCount(methods: readonly OfferedMethod[], chosenCode: string | null) {
  const chosen = methods.filter(({ method }) => method.code === chosenCode);
  return (chosen.length > 0 ? chosen : methods).map(({ method, price }) => {
    return { method: method.code, priceMinor: price.amountMinor };
  });
}
