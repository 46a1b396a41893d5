import type { Language } from '#contracts/markets.ts';
import { pointsDiscountId } from '#contracts/order/points.ts';
import type { Discount } from '../promotion/discount.ts';

export type SpentPoints = {
  /** How many of those that the buyer wishes to spend are spent. */
  spent: number;
  /** What they take off, in minor units. */
  amountMinor: number;
  /** How many the goods would take. */
  most: number;
};

/**
 * Points pay for goods, by what promotions have left of them, never for delivery: whole ones, ⌊goods / worth⌋ at most.
 */
export function spendPoints(wanted: number, goodsMinor: number, worthMinor: number): SpentPoints {
  const most = worthMinor > 0 ? Math.floor(goodsMinor / worthMinor) : 0;
  const spent = Math.min(wanted, most);
  return { spent, amountMinor: spent * worthMinor, most };
}

/** Spent points as a discount of the order, in the buyer's language; none when none are spent. */
export function pointsDiscount({ spent, amountMinor }: SpentPoints, language: Language): Discount[] {
  if (spent === 0) return [];
  const title = language === 'zh' ? `${spent} 积分` : `${spent} points`;
  return [
    { promotionId: pointsDiscountId, title, couponCode: null, goodsMinor: amountMinor, shippingMinor: 0 },
  ];
}
