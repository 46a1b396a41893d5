import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isId } from '../../domain/page/is-id.ts';
import { countByState, listByState } from '../../store/review/reviews.ts';

const defaultLimit = 50;
const firstId = '00000000-0000-0000-0000-000000000000';

/** A page of the reviews in a state, the oldest first; the cursor is the last of the page before. */
export async function listReviewsForStaff(
  tools: Tools<'catalog'>,
  {
    state,
    cursor = firstId,
    limit = defaultLimit,
    withCount = false,
  }: InputTo<'catalog', 'listReviewsForStaff'>,
): Promise<ResultOf<'catalog', 'listReviewsForStaff'>> {
  if (!isId(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const [rows, counted] = await tools.db.together([
    listByState(state, cursor, limit + 1),
    ...(withCount ? [countByState(state)] : []),
  ]);
  const reviews = rows.slice(0, limit);
  return {
    reviews,
    nextCursor: rows.length > limit ? (reviews.at(-1)?.reviewId ?? null) : null,
    ...(withCount ? { count: counted?.[0]?.count ?? 0 } : {}),
  };
}
