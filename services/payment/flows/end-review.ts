import { announce } from '#runtime/events/announce.ts';
import type { Attempt } from '../domain/attempt.ts';
import type { StoredReview } from '../domain/risk/show-review.ts';
import { settlementOf } from '../domain/settlement-of.ts';
import { endReviewOf } from '../store/attempt-moves.ts';
import { findAttempt } from '../store/attempts.ts';
import { closeReview } from '../store/risk/reviews.ts';
import { leaveNoMoney } from './leave-no-money.ts';
import type { PaymentTools } from './provider-of.ts';
import { announceReview } from './review-steps.ts';
import { takeApproved } from './take-approved.ts';

export type ReviewEnd = {
  state: 'approved' | 'rejected' | 'expired';
  decidedBy: string | null;
  reason: string | null;
};

const triesMost = 5;

/**
 * Ends an open review as it was seen, in one flight with what follows for its attempt: it may be taken, or no money is
 * wanted of it. Then the money is taken or given back, as far as the provider answers. False when somebody else has ended
 * it, or when nothing is left to take.
 */
export async function endReview(tools: PaymentTools, review: StoredReview, end: ReviewEnd): Promise<boolean> {
  for (let tries = 0; tries < triesMost; tries += 1) {
    const attempt = await tools.db.row(findAttempt(review.attemptId));
    if (!attempt?.orderId) throw new Error(`the attempt of review ${review.reviewId} is gone`);
    if (end.state === 'approved' && attempt.isCancelled) return false;
    const after = afterEnd(attempt, end);
    const settlement = settlementOf(attempt, { ...after, orderId: attempt.orderId });
    tools.killPoint('payment.end-review.before');
    // The attempt first, as whoever takes a provider's picture over does: nobody waits in a ring.
    const flown = await tools.db.tryFlight([
      endReviewOf(attempt.attemptId, attempt.version, after.isCancelled),
      closeReview(review.reviewId, review.version, end.state, end.decidedBy, end.reason),
      announceReview(tools, after, { state: end.state, seconds: null }),
      ...(settlement
        ? [
            announce(tools, 'payment.settled', {
              key: attempt.orderId,
              version: after.version,
              payload: settlement,
            }),
          ]
        : []),
    ]);
    tools.killPoint('payment.end-review.after');
    if (!flown.isRefused) {
      if (end.state === 'approved') await takeApproved(tools, after, review.reviewId);
      else await leaveNoMoney(tools, after, 'the payment was not accepted');
      return true;
    }
    if (flown.refusedBy !== 'attempt-moved') return false;
  }
  return false;
}

function afterEnd(attempt: Attempt, { state }: ReviewEnd): Attempt {
  const isCancelled = attempt.isCancelled || state !== 'approved';
  return { ...attempt, review: state, isCancelled, version: attempt.version + 1 };
}
