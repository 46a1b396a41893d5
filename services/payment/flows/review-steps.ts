import type { ReviewStateValue } from '#contracts/payment/review.ts';
import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Attempt } from '../domain/attempt.ts';
import { dropReview, openReview } from '../store/risk/reviews.ts';
import type { PaymentTools } from './provider-of.ts';

/** What goes into the flight that moves an attempt, where its review moves with it. */
export function reviewSteps(tools: PaymentTools, before: Attempt, after: Attempt): Step[] {
  const { attemptId, review } = after;
  if (review === null || review === before.review) return [];
  const seconds = tools.setting('payment.reviewSeconds');
  return [
    review === 'open' ? openReview(attemptId, seconds) : dropReview(attemptId),
    announceReview(tools, after, { state: review, seconds: review === 'open' ? seconds : null }),
  ];
}

/** The step that tells of a review that has moved. */
export function announceReview(
  tools: PaymentTools,
  { orderId, attemptId, version }: Attempt,
  { state, seconds }: { state: ReviewStateValue; seconds: number | null },
): Step {
  if (orderId === null) throw new Error(`attempt ${attemptId} was never made`);
  const payload = { orderId, attemptId, state, decideWithinSeconds: seconds };
  return announce(tools, 'payment.review-moved', { key: orderId, version, payload });
}
