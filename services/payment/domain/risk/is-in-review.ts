import type { ReviewStateValue } from '#contracts/payment/review.ts';
import type { Attempt, AttemptState } from '../attempt.ts';

type InReview = Pick<Attempt, 'state' | 'isCancelled'> & Partial<Pick<Attempt, 'review'>>;

/** Whether the money of an attempt is there and a person has yet to look: nobody is told of it until then. */
export function isInReview({ review, state, isCancelled }: InReview): boolean {
  return isUndecided(review) && !isCancelled && (state === 'authorised' || state === 'captured');
}

/**
 * What becomes of the review of an attempt when its provider tells another state of it: it opens when the money is there,
 * and falls away when there is none, or none is wanted.
 */
export function reviewAfter(
  { review, isCancelled }: Pick<Attempt, 'review' | 'isCancelled'>,
  state: AttemptState,
): ReviewStateValue | null {
  if (!isUndecided(review)) return review;
  if (isCancelled || state === 'declined' || state === 'voided') return 'dropped';
  return state === 'authorised' || state === 'captured' ? 'open' : review;
}

function isUndecided(review: ReviewStateValue | null | undefined): boolean {
  return review === 'waiting' || review === 'open';
}
