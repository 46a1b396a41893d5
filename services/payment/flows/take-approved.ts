import type { Attempt } from '../domain/attempt.ts';
import { settleReview } from '../store/risk/reviews.ts';
import { askProvider } from './ask-provider.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/**
 * Takes the money of a payment that a person has approved, with the review as its key. What is held until its goods are
 * sent stays held. Whatever the provider does not answer is tried again by `settle-reviews`.
 */
export async function takeApproved(tools: PaymentTools, attempt: Attempt, reviewId: string): Promise<void> {
  const { attemptId, providerPaymentId, isHeld, amountMinor } = attempt;
  let current = attempt;
  if (isDue(attempt) && !isHeld && providerPaymentId !== null) {
    const answer = await providerOf(tools, attempt).capture(providerPaymentId, amountMinor, reviewId);
    tools.killPoint('payment.take-approved.after-provider');
    if (answer.kind === 'payment') current = await takeOver(tools, attempt, answer.payment);
    else {
      const reason = answer.kind === 'refused' ? answer.code : answer.reason;
      tools.log.warn('an approved payment could not be taken yet', { attemptId, reason });
      current = (await askProvider(tools, attempt)).attempt;
    }
  }
  if (!isDue(current) || isHeld) await tools.db.rows(settleReview(reviewId));
}

function isDue({ state, isCancelled }: Attempt): boolean {
  return state === 'authorised' && !isCancelled;
}
