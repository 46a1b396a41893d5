import type { StoredDispute } from '../domain/show-dispute.ts';
import { findAttempt } from '../store/attempts.ts';
import { claimDueDisputes } from '../store/disputes.ts';
import { askProvider } from './ask-provider.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendAnswer } from './send-answer.ts';
import { withinBudget } from './within-budget.ts';

/**
 * Sends answers to disputes again that were not heard of, and asks after open disputes once an hour: a lost one is on no
 * statement, and the word of it may have been lost too.
 */
export function settleDisputes(tools: PaymentTools): Promise<void> {
  const budget = withinBudget(tools);
  return inBatches(
    (limit) => tools.db.rows(claimDueDisputes(limit, budget.leftAlone())),
    (dispute) => settle(budget.tools, dispute),
  );
}

async function settle(tools: PaymentTools, dispute: StoredDispute): Promise<void> {
  if (dispute.answerState === 'pending') return sendAnswer(tools, dispute);
  const attempt = await tools.db.row(findAttempt(dispute.attemptId));
  if (attempt) await askProvider(tools, attempt);
}
