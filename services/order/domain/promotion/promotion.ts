import type { Currency } from '#contracts/money.ts';
import type { CouponReasonValue } from '#contracts/order/cart.ts';
import type { PromotionValue } from '#contracts/order/promotion.ts';
import type { Quote } from '../cart.ts';

/** A rule of the shop that takes something off, as staff wrote it. */
export type Promotion = PromotionValue;

/** Why a promotion takes nothing off; the same words tell a buyer why a coupon cannot be used. */
export type Reason = CouponReasonValue;

/** Goods to be discounted; the price of one is in minor units. */
export type BasketLine = Pick<Quote, 'variantId' | 'categorySlugs'> & { unitMinor: number; quantity: number };

/** What promotions look at: the goods, who buys them, and when by the clock of the market (`2026-11-27T09:00`). */
export type Basket = {
  currency: Currency;
  lines: readonly BasketLine[];
  isSignedIn: boolean;
  customerGroups: readonly string[];
  wallTime: string;
};

/** A promotion that may be taken, and the coupon that brings it. */
export type Candidate = { promotion: Promotion; couponCode: string | null };

/** A promotion that was taken: what it takes off each line of the basket (minor units), and what it adds. */
export type Applied = Candidate & {
  lineMinor: readonly number[];
  gift: { quote: Quote; quantity: number } | null;
};
