import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { lockCoupon, recountCoupon as recount } from '../../store/recount-coupon.ts';

/** Sets what a coupon counts to the orders that use it. */
export async function recountCoupon(
  tools: Tools<'order'>,
  { code }: InputTo<'order', 'recountCoupon'>,
): Promise<ResultOf<'order', 'recountCoupon'>> {
  const flown = await tools.db.tryFlight([lockCoupon(code), recount(code)]);
  if (!flown.isRefused) {
    const [, [counted]] = flown.rows;
    if (!counted) throw new Error(`the coupon ${code} is gone`);
    return counted;
  }
  if (flown.refusedBy === 'no-such-coupon') return refuse('not-found', 'There is no such coupon.');
  if (flown.refusedBy !== 'coupons_redeemed') throw new Error(`the coupon was refused by ${flown.refusedBy}`);
  return refuse(
    'value-invalid',
    'More orders use it than it allows; raise its limit, or cancel the orders that it shall not serve.',
  );
}
