import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { actorOf } from '../domain/actor-of.ts';
import { showReview } from '../domain/risk/show-review.ts';
import { findReview } from '../store/risk/reviews.ts';
import type { PaymentTools } from './provider-of.ts';
import { endReview } from './end-review.ts';

/** Takes the money of a payment that waits for a person, or gives it back; the same decision again changes nothing. */
export async function decidePaymentReview(
  tools: PaymentTools,
  { reviewId, decision, version, reason }: InputTo<'payment', 'decidePaymentReview'>,
): Promise<ResultOf<'payment', 'decidePaymentReview'>> {
  const state = decision === 'approve' ? 'approved' : 'rejected';
  const review = await tools.db.row(findReview(reviewId));
  if (!review) return refuse('not-found', 'There is no such review.');
  if (review.state === state) return showReview(review);
  if (review.state === 'open' && review.version === version) {
    const { kind, id } = actorOf(tools.context.subject);
    await endReview(tools, review, { state, decidedBy: `${kind}:${id}`, reason: reason ?? null });
  }
  const current = await tools.db.row(findReview(reviewId));
  if (current?.state === state) return showReview(current);
  return refuse('version-conflict', whyNot(current?.state), { path: '/version' });
}

function whyNot(state: string | undefined): string {
  if (state === 'approved') return 'Somebody else has approved this payment meanwhile.';
  if (state === 'rejected') return 'Somebody else has refused this payment meanwhile.';
  if (state === 'expired') return 'Its time was over: the money is given back.';
  return 'The payment was called off, or has changed meanwhile; look at it again.';
}
