import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { customerOf } from '../../domain/review/customer-of.ts';
import { findOwnReview } from '../../store/review/reviews.ts';

/** The customer's own review of a product, in whatever state. */
export async function getMyReview(
  tools: Tools<'catalog'>,
  { productId }: InputTo<'catalog', 'getMyReview'>,
): Promise<ResultOf<'catalog', 'getMyReview'>> {
  const found = await tools.db.row(findOwnReview(productId, customerOf(tools.context.subject)));
  return found ?? refuse('not-found', 'There is no review of yours.');
}
