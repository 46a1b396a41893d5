import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/who-is.ts';
import { deleteCoupon as deleteStored } from '../../store/coupons.ts';
import { findLastChange, writeRuleChange } from '../../store/rule-changes.ts';

/** Deletes a coupon that no order uses or has used; a repeat changes nothing. */
export async function deleteCoupon(
  tools: Tools<'order'>,
  { code }: InputTo<'order', 'deleteCoupon'>,
): Promise<ResultOf<'order', 'deleteCoupon'>> {
  const flown = await tools.db.tryFlight([
    deleteStored(code),
    writeRuleChange(whoIs(tools.context.subject), 'coupon-deleted', code, 0, null),
  ]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy === 'no-such-coupon') {
    const last = await tools.db.row(findLastChange(code));
    return last?.what === 'coupon-deleted' ? {} : refuse('not-found', 'There is no such coupon.');
  }
  if (flown.refusedBy !== 'coupon_redemptions_coupon') {
    throw new Error(`the coupon was refused by ${flown.refusedBy}`);
  }
  return refuse('in-use', 'Orders have used the coupon; switch it off instead.');
}
