import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/who-is.ts';
import { deletePromotion as deleteStored } from '../../store/promotions.ts';
import { findLastChange, writeRuleChange } from '../../store/rule-changes.ts';

/** Deletes a promotion that has no coupons; a repeat changes nothing. */
export async function deletePromotion(
  tools: Tools<'order'>,
  { promotionId }: InputTo<'order', 'deletePromotion'>,
): Promise<ResultOf<'order', 'deletePromotion'>> {
  const flown = await tools.db.tryFlight([
    deleteStored(promotionId),
    writeRuleChange(whoIs(tools.context.subject), 'promotion-deleted', promotionId, 0, null),
  ]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy === 'no-such-promotion') {
    const last = await tools.db.row(findLastChange(promotionId));
    return last?.what === 'promotion-deleted' ? {} : refuse('not-found', 'There is no such promotion.');
  }
  if (flown.refusedBy !== 'coupons_promotion') {
    throw new Error(`the promotion was refused by ${flown.refusedBy}`);
  }
  return refuse('in-use', 'The promotion has coupons; delete them first, or switch it off.');
}
