import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { capturableMinor, owesMoney, type Attempt } from './attempt.ts';
import { isInReview } from './risk/is-in-review.ts';

type Known = Pick<
  Attempt,
  | 'attemptId'
  | 'state'
  | 'nextAction'
  | 'declineCode'
  | 'amountMinor'
  | 'capturedMinor'
  | 'refundedMinor'
  | 'voidedMinor'
  | 'disputedMinor'
  | 'isCancelled'
  | 'isHeld'
  | 'isReleased'
> &
  Partial<Pick<Attempt, 'review'>>;

/**
 * What the order centre is told of an attempt. One that has not reached the provider counts as unknown; one that is
 * cancelled is pending until its money is back, so that nobody takes it for paid, and so is one that a person has to look at.
 */
export function outcomeOf(attempt: Known): PaymentOutcomeValue {
  const { attemptId, nextAction, declineCode, refundedMinor, isCancelled } = attempt;
  const isWaiting = isInReview(attempt);
  const capturedMinor = isWaiting ? 0 : attempt.capturedMinor;
  const outcome = tell(attempt);
  const held = isCancelled || isWaiting || attempt.isReleased ? 0 : capturableMinor(attempt);
  return {
    attemptId,
    outcome,
    nextAction: outcome === 'pending' && !isCancelled ? nextAction : null,
    declineCode: outcome === 'declined' ? declineCode : null,
    capturedMinor,
    refundedMinor,
    ...(held > 0 ? { capturableMinor: held } : {}),
  };
}

function tell(attempt: Known): PaymentOutcomeValue['outcome'] {
  if (owesMoney(attempt) || isInReview(attempt)) return 'pending';
  return attempt.state === 'new' ? 'unknown' : attempt.state;
}
