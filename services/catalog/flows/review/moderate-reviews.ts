import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { lockRatingsOf } from '../../store/review/ratings.ts';
import { moderateReviews as moderate } from '../../store/review/reviews.ts';

/** Approves or refuses reviews, and keeps the ratings of their products with it. */
export async function moderateReviews(
  tools: Tools<'catalog'>,
  { reviewIds, decision, reason }: InputTo<'catalog', 'moderateReviews'>,
): Promise<ResultOf<'catalog', 'moderateReviews'>> {
  if (decision === 'refused' && reason === undefined)
    return refuse('value-invalid', 'Say why it is refused: its writer reads it.', { path: '/reason' });
  const by = whoIs(tools.context.subject);
  const traceparent = toTraceparent(tools.context.trace);
  const [, [done]] = await tools.db.flight([
    lockRatingsOf(reviewIds),
    moderate(reviewIds, decision, reason ?? null, by, 'reviews.changed', traceparent),
  ]);
  return { changed: done?.changed ?? 0 };
}
