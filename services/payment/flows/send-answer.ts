import type { StoredDispute } from '../domain/show-dispute.ts';
import { findAttempt } from '../store/attempts.ts';
import { markAnswer } from '../store/disputes.ts';
import { askProvider } from './ask-provider.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/** Sends what staff said of a dispute. What is not heard stays pending and is sent again under the same id. */
export async function sendAnswer(tools: PaymentTools, dispute: StoredDispute): Promise<void> {
  const { disputeId, attemptId, answerId } = dispute;
  const attempt = await tools.db.row(findAttempt(attemptId));
  if (!attempt || answerId === null) throw new Error(`nothing was said of dispute ${disputeId}`);
  const answer = await ask(tools, dispute, answerId);
  tools.killPoint('payment.send-answer.after-provider');
  if (answer.kind === 'payment') {
    await takeOver(tools, attempt, answer.payment, [markAnswer(answerId, 'sent')]);
  } else if (answer.kind === 'unknown') {
    const { reason } = answer;
    tools.log.warn('an answer to a dispute was not heard of; it is sent again', { disputeId, reason });
  } else {
    // The dispute may have ended meanwhile: then the provider's picture says so.
    await askProvider(tools, attempt);
    await tools.db.rows(markAnswer(answerId, 'refused'));
    const why = answer.code;
    tools.log.error('a provider refused an answer to a dispute; a person must look', { disputeId, why });
  }
}

function ask(
  tools: PaymentTools,
  { provider, providerDisputeId, note, isAccepted }: StoredDispute,
  answerId: string,
) {
  const { answerDispute, acceptDispute } = providerOf(tools, { provider });
  if (isAccepted) return acceptDispute(providerDisputeId, answerId);
  return answerDispute(providerDisputeId, note ?? '', answerId);
}
