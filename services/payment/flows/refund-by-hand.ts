import { announce } from '#runtime/events/announce.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Attempt } from '../domain/attempt.ts';
import { findAttempt } from '../store/attempts.ts';
import { postMovement } from '../store/ledger.ts';
import { findRefundState, refundManualAttempt } from '../store/manual-attempts.ts';
import type { Refund } from '../store/refunds.ts';
import type { PaymentTools } from './provider-of.ts';

/** More than refunds of one attempt can come at once: each round one of them is through. */
const triesMost = 60;

/**
 * Gives back money that was received by hand: nobody is asked, the books follow at once. State, ledger and event are one
 * flight; a refund that was done meanwhile changes nothing.
 */
export async function refundByHand(tools: PaymentTools, known: Attempt, refund: Refund): Promise<Attempt> {
  const { refundId, amountMinor, attemptId } = refund;
  let attempt = known;
  for (let tries = 0; tries < triesMost; tries += 1) {
    const { orderId, currency, version, capturedMinor } = attempt;
    if (orderId === null || currency === null) throw new Error(`attempt ${attemptId} was never made`);
    const refundedMinor = attempt.refundedMinor + amountMinor;
    const payload = { orderId, attemptId, declineCode: null, capturedMinor, refundedMinor };
    tools.killPoint('payment.refund-by-hand.before');
    const flown = await tools.db.tryFlight([
      refundManualAttempt(attemptId, version, refundId, amountMinor),
      postMovement(uuidv7(), attemptId, 'refund', refundedMinor, amountMinor, currency),
      announce(tools, 'payment.settled', {
        key: orderId,
        version: version + 1,
        payload: { ...payload, outcome: 'refunded' },
      }),
    ]);
    tools.killPoint('payment.refund-by-hand.after');
    if (!flown.isRefused) return { ...attempt, refundedMinor, version: version + 1 };
    if (!isMoved(flown.refusedBy))
      throw new Error(`refund ${refundId} could not be noted: ${flown.refusedBy}`);
    const [[fresh], [noted]] = await tools.db.together([findAttempt(attemptId), findRefundState(refundId)]);
    if (!fresh) throw new Error(`attempt ${attemptId} is gone`);
    if (noted?.state !== 'pending') return fresh;
    attempt = fresh;
  }
  throw new Error(`attempt ${attemptId} keeps moving; the refund is sent again`);
}

/** A late try meets what the faster one has written. */
function isMoved(refusedBy: string): boolean {
  return refusedBy === 'attempt-moved' || refusedBy === 'ledger_transaction_once';
}
