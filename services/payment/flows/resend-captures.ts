import { findAttempts } from '../store/attempts.ts';
import { claimPendingCaptures } from '../store/captures.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendCapture } from './send-capture.ts';
import { withinBudget, type Budget } from './within-budget.ts';

/** Sends captures again that were not heard of. */
export function resendCaptures(tools: PaymentTools): Promise<void> {
  const budget = withinBudget(tools);
  return inBatches(
    (limit) => claimWithAttempts(budget, limit),
    ({ attempt, capture }) => sendCapture(budget.tools, attempt, capture),
  );
}

async function claimWithAttempts({ tools, leftAlone }: Budget, limit: number) {
  const captures = await tools.db.rows(claimPendingCaptures(limit, leftAlone()));
  if (captures.length === 0) return [];
  const attempts = await tools.db.rows(findAttempts(captures.map(({ attemptId }) => attemptId)));
  const byId = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
  return captures.flatMap((capture) => {
    const attempt = byId.get(capture.attemptId);
    return attempt ? [{ attempt, capture }] : [];
  });
}
