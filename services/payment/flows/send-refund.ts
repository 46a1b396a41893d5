import type { RefundStateValue } from '#contracts/payment/payment.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Attempt } from '../domain/attempt.ts';
import { lockAttempt } from '../store/attempts.ts';
import { insertRefundOfRest, markRefunded, markRefundFailed, type Refund } from '../store/refunds.ts';
import { askProvider } from './ask-provider.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { refundByHand } from './refund-by-hand.ts';
import { takeOver } from './take-over.ts';

type Sent = { attempt: Attempt; state: RefundStateValue };

/**
 * Sends a written refund; a repeat finds the same one at the provider. What is not heard stays pending and is sent again;
 * what the provider refuses has failed, and waits for a person.
 */
export async function sendRefund(tools: PaymentTools, attempt: Attempt, refund: Refund): Promise<Sent> {
  if (attempt.provider === 'manual') {
    return { attempt: await refundByHand(tools, attempt, refund), state: 'succeeded' };
  }
  const { refundId, amountMinor } = refund;
  const { attemptId, providerPaymentId } = attempt;
  if (providerPaymentId === null) throw new Error(`refund ${refundId} is of a payment that was never made`);
  const answer = await providerOf(tools, attempt).refund(providerPaymentId, amountMinor, refundId);
  tools.killPoint('payment.send-refund.after-provider');
  if (answer.kind === 'payment') {
    const taken = await takeOver(tools, attempt, answer.payment, [markRefunded(refundId)]);
    return { attempt: taken, state: 'succeeded' };
  }
  if (answer.kind === 'unknown') {
    tools.log.warn('a refund was not heard of; it is sent again', { refundId, reason: answer.reason });
    return { attempt, state: 'pending' };
  }
  // The provider may have given the money back by itself: then its picture says so.
  const { attempt: current } = await askProvider(tools, attempt);
  await tools.db.rows(markRefundFailed(refundId, answer.code));
  tools.log.error('a provider refused a refund; a person must look', {
    refundId,
    attemptId,
    why: answer.code,
  });
  return { attempt: current, state: 'failed' };
}

/** Gives everything back that an attempt still holds, unless somebody has asked for it or a person must look. */
export async function refundRest(tools: PaymentTools, attempt: Attempt, reason: string): Promise<Attempt> {
  const { attemptId } = attempt;
  tools.killPoint('payment.refund.before-written');
  const [, [written]] = await tools.db.flight([
    lockAttempt(attemptId),
    insertRefundOfRest(uuidv7(), attemptId, reason),
  ]);
  tools.killPoint('payment.refund.after-written');
  return written ? (await sendRefund(tools, attempt, written)).attempt : attempt;
}
