import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { placeCursor, readPlaceCursor } from '../../domain/page/place-cursor.ts';
import { ratingOf } from '../../domain/review/rating-of.ts';
import { listReviews as list } from '../../store/review/reviews.ts';

const defaultLimit = 20;
const start = { place: 9, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** The rating of a product and a page of its approved reviews, in one statement. */
export async function listReviews(
  tools: Tools<'catalog'>,
  { productId, sort = 'newest', cursor, limit = defaultLimit }: InputTo<'catalog', 'listReviews'>,
): Promise<ResultOf<'catalog', 'listReviews'>> {
  const before = cursor === undefined ? start : readPlaceCursor(cursor);
  if (!before || Math.abs(before.place) > 9)
    return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const found = await tools.db.row(list[sort](productId, before.place, before.id, limit + 1));
  if (!found) return refuse('product-not-found', 'There is no such product.');
  const last = found.reviews.length > limit ? found.reviews[limit - 1] : undefined;
  return {
    rating: ratingOf(found.stars ?? [0, 0, 0, 0, 0]),
    reviews: found.reviews.slice(0, limit).map(({ place: _place, ...review }) => review),
    nextCursor: last ? placeCursor(last.place, last.reviewId) : null,
  };
}
