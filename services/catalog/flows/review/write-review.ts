import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { customerOf } from '../../domain/review/customer-of.ts';
import { lockRating, openRating } from '../../store/review/ratings.ts';
import { writeReview as write } from '../../store/review/reviews.ts';

/** Writes or changes the one review that a customer may give a product they bought; it waits for staff then. */
export async function writeReview(
  tools: Tools<'catalog'>,
  { productId, rating, title, text, locale }: InputTo<'catalog', 'writeReview'>,
): Promise<ResultOf<'catalog', 'writeReview'>> {
  const customerId = customerOf(tools.context.subject);
  const traceparent = toTraceparent(tools.context.trace);
  const [, , [found]] = await tools.db.flight([
    openRating(productId, customerId),
    lockRating(productId),
    write(productId, customerId, uuidv7(), rating, title, text, locale, 'reviews.changed', traceparent),
  ]);
  if (!found) return refuse('product-not-found', 'There is no such product.');
  if (found.state !== null) return { state: found.state };
  return refuse('not-allowed', 'Only who has bought it here may review it.');
}
