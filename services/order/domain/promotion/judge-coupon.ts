import type { Market } from '#contracts/markets.ts';
import { judgePeriod } from './judge-time.ts';
import type { Promotion, Reason } from './promotion.ts';

/** The coupon of a cart as it is stored, with what it brings. */
export type CartCoupon = {
  code: string;
  /** Whether both it and its promotion are switched on. */
  isActive: boolean;
  beginsAt: string | null;
  endsAt: string | null;
  isUsedUp: boolean;
  /** Whether this buyer, by account or e-mail, has used it as often as one buyer may. */
  isUsedByBuyer: boolean;
  promotion: Promotion;
};

/** Why a coupon brings nothing to whichever cart it is on, or null: then its promotion decides. */
export function judgeCoupon(
  coupon: CartCoupon | null,
  { market, wallTime }: { market: Market; wallTime: string },
): Reason | null {
  if (!coupon?.isActive) return 'unknown';
  if (coupon.promotion.market !== market) return 'other-market';
  const outside = judgePeriod(coupon, wallTime);
  if (outside) return outside;
  if (coupon.isUsedUp) return 'used-up';
  return coupon.isUsedByBuyer ? 'used-by-you' : null;
}
