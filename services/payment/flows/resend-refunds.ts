import { findAttempts } from '../store/attempts.ts';
import { claimPendingRefunds } from '../store/refunds.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendRefund } from './send-refund.ts';
import { withinBudget, type Budget } from './within-budget.ts';

/** Sends refunds again that were not heard of. */
export function resendRefunds(tools: PaymentTools): Promise<void> {
  const budget = withinBudget(tools);
  return inBatches(
    (limit) => claimWithAttempts(budget, limit),
    ({ attempt, refund }) => sendRefund(budget.tools, attempt, refund),
  );
}

async function claimWithAttempts({ tools, leftAlone }: Budget, limit: number) {
  const refunds = await tools.db.rows(claimPendingRefunds(limit, leftAlone()));
  if (refunds.length === 0) return [];
  const attempts = await tools.db.rows(findAttempts(refunds.map(({ attemptId }) => attemptId)));
  const byId = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
  return refunds.flatMap((refund) => {
    const attempt = byId.get(refund.attemptId);
    return attempt ? [{ attempt, refund }] : [];
  });
}
