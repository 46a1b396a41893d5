import { announce } from '#runtime/events/announce.ts';
import type { Attempt } from '../domain/attempt.ts';
import { reviewAfter } from '../domain/risk/is-in-review.ts';
import { settlementOf } from '../domain/settlement-of.ts';
import { declineAttempt } from '../store/attempt-moves.ts';
import { findAttempt } from '../store/attempts.ts';
import type { PaymentTools } from './provider-of.ts';
import { reviewSteps } from './review-steps.ts';

/**
 * Ends an attempt of which the provider knows nothing: it refused to begin it (`code`), or has not received it for
 * `unheardSeconds`. When somebody else has moved the attempt meanwhile, that counts.
 */
export async function decline(
  tools: PaymentTools,
  attempt: Attempt,
  { code, unheardSeconds }: { code: string; unheardSeconds: number | null },
): Promise<Attempt> {
  const { attemptId, orderId } = attempt;
  if (orderId === null) throw new Error(`attempt ${attemptId} was never made`);
  const isCancelled = attempt.isCancelled || unheardSeconds !== null;
  const version = attempt.version + 1;
  const review = reviewAfter(attempt, 'declined');
  const after: Attempt = { ...attempt, state: 'declined', declineCode: code, isCancelled, review, version };
  const settlement = settlementOf(attempt, { ...after, orderId });
  if (!settlement) throw new Error(`attempt ${attemptId} was declined before`);
  tools.killPoint('payment.decline.before');
  const flown = await tools.db.tryFlight([
    declineAttempt(attemptId, attempt.version, code, unheardSeconds),
    ...reviewSteps(tools, attempt, after),
    announce(tools, 'payment.settled', { key: orderId, version, payload: settlement }),
  ]);
  tools.killPoint('payment.decline.after');
  if (!flown.isRefused) return after;
  return (await tools.db.row(findAttempt(attemptId))) ?? attempt;
}
