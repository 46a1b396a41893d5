import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findPromotion } from '../../store/promotions.ts';

/** One promotion for staff. */
export async function getPromotion(
  tools: Tools<'order'>,
  { promotionId }: InputTo<'order', 'getPromotion'>,
): Promise<ResultOf<'order', 'getPromotion'>> {
  const row = await tools.db.row(findPromotion(promotionId));
  return row ? row.value : refuse('not-found', 'There is no such promotion.');
}
