import type { StoredReview } from '../domain/risk/show-review.ts';
import { findAttempt } from '../store/attempts.ts';
import { claimDueReviews } from '../store/risk/reviews.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { endReview } from './end-review.ts';
import { takeApproved } from './take-approved.ts';
import { withinBudget } from './within-budget.ts';

/** Ends reviews that nobody decided in time, and takes what was approved and is not taken yet. */
export function settleReviews(tools: PaymentTools): Promise<void> {
  const budget = withinBudget(tools);
  return inBatches(
    (limit) => tools.db.rows(claimDueReviews(limit, budget.leftAlone())),
    (review) => settle(budget.tools, review),
  );
}

async function settle(tools: PaymentTools, review: StoredReview): Promise<void> {
  if (review.state === 'open') {
    await endReview(tools, review, { state: 'expired', decidedBy: null, reason: null });
    return;
  }
  const attempt = await tools.db.row(findAttempt(review.attemptId));
  if (!attempt) throw new Error(`the attempt of review ${review.reviewId} is gone`);
  await takeApproved(tools, attempt, review.reviewId);
}
