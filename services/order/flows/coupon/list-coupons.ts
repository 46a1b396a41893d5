import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listCouponsOf } from '../../store/coupons.ts';

const pageSize = 50;

/** The coupons of a promotion for staff, by code; the cursor is the last code shown. */
export async function listCoupons(
  tools: Tools<'order'>,
  { promotionId, cursor = '', limit = pageSize }: InputTo<'order', 'listCoupons'>,
): Promise<ResultOf<'order', 'listCoupons'>> {
  const rows = await tools.db.rows(listCouponsOf(promotionId, cursor, limit + 1));
  const coupons = rows.slice(0, limit);
  return { coupons, nextCursor: rows.length > limit ? (coupons.at(-1)?.code ?? null) : null };
}
