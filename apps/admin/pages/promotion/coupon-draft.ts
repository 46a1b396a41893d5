import type { Coupon } from '../../api/use-coupons.ts';

/** What staff may say of a coupon: as it is, or for a new one. */
export function couponDraft(promotionId: string, coupon: Coupon | undefined) {
  return {
    code: coupon?.code ?? '',
    promotionId,
    isActive: coupon?.isActive ?? true,
    beginsAt: coupon?.beginsAt ?? null,
    endsAt: coupon?.endsAt ?? null,
    redemptionsMost: coupon ? coupon.redemptionsMost : null,
    perBuyerMost: coupon ? coupon.perBuyerMost : 1,
  };
}
