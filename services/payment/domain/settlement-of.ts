import type { EventPayload } from '#contracts/events.ts';
import type { Attempt } from './attempt.ts';
import { isInReview } from './risk/is-in-review.ts';

type Before = Pick<Attempt, 'state' | 'capturedMinor' | 'refundedMinor'> &
  Partial<Pick<Attempt, 'review' | 'isCancelled'>>;
type After = Before & Pick<Attempt, 'attemptId' | 'declineCode' | 'isCancelled'> & { orderId: string };

/**
 * What must be announced of a change, if anything: an outcome that the order centre has not heard of. Success of a
 * cancelled attempt is none: it is given back, and that is announced. What a person has yet to look at is told when they have.
 */
export function settlementOf(seen: Before, moved: After): EventPayload<'payment.settled'> | undefined {
  const [before, after] = [toldOf(seen), toldOf(moved)];
  const { orderId, attemptId, declineCode, capturedMinor, refundedMinor, isCancelled } = after;
  const payload = { orderId, attemptId, declineCode, capturedMinor, refundedMinor };
  if (refundedMinor > before.refundedMinor) return { ...payload, outcome: 'refunded' };
  if (capturedMinor > before.capturedMinor && !isCancelled) return { ...payload, outcome: 'captured' };
  if (after.state === before.state) return undefined;
  if (after.state === 'declined' || after.state === 'voided') return { ...payload, outcome: after.state };
  if (after.state === 'authorised' && !isCancelled) return { ...payload, outcome: 'authorised' };
  return undefined;
}

/** What others know of an attempt. */
function toldOf<Known extends Before>(attempt: Known): Known {
  const { isCancelled = false } = attempt;
  if (!isInReview({ ...attempt, isCancelled })) return attempt;
  return { ...attempt, state: 'pending', capturedMinor: 0, refundedMinor: 0 };
}
