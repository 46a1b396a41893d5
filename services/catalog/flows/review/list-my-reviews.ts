import { locales } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isId } from '../../domain/page/is-id.ts';
import { customerOf } from '../../domain/review/customer-of.ts';
import { listOwnReviews } from '../../store/review/reviews.ts';

const defaultLimit = 20;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A page of the customer's own reviews, the newest first; the cursor is the last of the page before. */
export async function listMyReviews(
  tools: Tools<'catalog'>,
  { locale, cursor = lastId, limit = defaultLimit }: InputTo<'catalog', 'listMyReviews'>,
): Promise<ResultOf<'catalog', 'listMyReviews'>> {
  if (!isId(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const customerId = customerOf(tools.context.subject);
  const rows = await tools.db.rows(listOwnReviews(customerId, cursor, limit + 1, locales[locale].language));
  const reviews = rows.slice(0, limit);
  return { reviews, nextCursor: rows.length > limit ? (reviews.at(-1)?.reviewId ?? null) : null };
}
