import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { listAllPromotions, listPromotionsOfMarket } from '../../store/promotions.ts';

const pageSize = 50;

/** Promotions for staff, the newest first, of one market if asked for. */
export async function listPromotions(
  tools: Tools<'order'>,
  { cursor, limit = pageSize, market }: InputTo<'order', 'listPromotions'>,
): Promise<ResultOf<'order', 'listPromotions'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) {
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  }
  const rows = await tools.db.rows(
    market === undefined
      ? listAllPromotions(before, limit + 1)
      : listPromotionsOfMarket(market, before, limit + 1),
  );
  const promotions = rows.slice(0, limit).map(({ value }) => value);
  const last = promotions.at(-1);
  return { promotions, nextCursor: rows.length > limit && last ? pageCursor(last.promotionId) : null };
}
