import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { customerOf } from '../../domain/review/customer-of.ts';
import { reportReview as report } from '../../store/review/reviews.ts';

/** Notes that a customer thinks a review should not be shown. */
export async function reportReview(
  tools: Tools<'catalog'>,
  { reviewId, reason }: InputTo<'catalog', 'reportReview'>,
): Promise<ResultOf<'catalog', 'reportReview'>> {
  const found = await tools.db.row(report(reviewId, customerOf(tools.context.subject), reason));
  return found ? {} : refuse('not-found', 'There is no such review.');
}
