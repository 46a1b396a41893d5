import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { idCursor, readIdCursor } from '../domain/id-cursor.ts';
import { showReview } from '../domain/risk/show-review.ts';
import { listReviews } from '../store/risk/reviews.ts';
import type { PaymentTools } from './provider-of.ts';

const pageSize = 50;

/** Payments that wait for a person, or that did. */
export async function listPaymentReviews(
  tools: PaymentTools,
  { state = 'open', cursor, limit = pageSize }: InputTo<'payment', 'listPaymentReviews'>,
): Promise<ResultOf<'payment', 'listPaymentReviews'>> {
  const before = cursor === undefined ? null : readIdCursor(cursor);
  if (before === undefined) {
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  }
  const rows = await tools.db.rows(listReviews(state, before, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    reviews: page.map(showReview),
    nextCursor: rows.length > limit && last ? idCursor(last.reviewId) : null,
  };
}
