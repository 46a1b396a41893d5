import { isDeepStrictEqual } from 'node:util';
import type { CouponValue } from '#contracts/order/coupon.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkPeriod } from '../../domain/promotion/check-period.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findCoupon, writeCoupon } from '../../store/coupons.ts';
import { writeRuleChange } from '../../store/rule-changes.ts';

type Answer = ResultOf<'order', 'putCoupon'>;

/** Writes a coupon if nobody has changed it since it was seen; a repeat changes nothing. */
export async function putCoupon(
  tools: Tools<'order'>,
  { version, ...coupon }: InputTo<'order', 'putCoupon'>,
): Promise<Answer> {
  const refusal = checkPeriod(coupon);
  if (refusal) return refusal;
  const { code } = coupon;
  const known = await tools.db.row(findCoupon(code));
  if (known && isSame(known, coupon)) return known;
  const content = JSON.stringify(coupon);
  const flown = await tools.db.tryFlight([
    writeCoupon(content, version),
    writeRuleChange(whoIs(tools.context.subject), 'coupon-written', code, version + 1, content),
    findCoupon(code),
  ]);
  if (flown.isRefused) {
    // The same request may have been faster.
    const now = flown.refusedBy === 'coupon-moved' ? await tools.db.row(findCoupon(code)) : undefined;
    return now && isSame(now, coupon) ? now : whyNot(flown.refusedBy);
  }
  const [written] = flown.rows[2];
  if (!written) throw new Error(`coupon ${code} was written and is not there`);
  return written;
}

function isSame(known: CouponValue, wanted: Omit<InputTo<'order', 'putCoupon'>, 'version'>): boolean {
  const { redeemed: _redeemed, version: _version, changedBy: _by, changedAt: _at, ...asked } = known;
  return isDeepStrictEqual(asked, wanted);
}

function whyNot(refusedBy: string): Refusal<'value-invalid' | 'version-conflict'> {
  switch (refusedBy) {
    case 'coupon-moved':
      return refuse('version-conflict', 'The coupon was changed meanwhile; look at it again.');
    case 'coupons_redeemed':
      return refuse('value-invalid', 'More orders than that use it already.', { path: '/redemptionsMost' });
    case 'coupons_promotion':
      return refuse('value-invalid', 'There is no such promotion.', { path: '/promotionId' });
    case 'promotion-takes-no-coupon':
      return refuse('value-invalid', 'This promotion is for everybody and takes no coupon.', {
        path: '/promotionId',
      });
    default:
      throw new Error(`the coupon was refused by ${refusedBy}`);
  }
}
