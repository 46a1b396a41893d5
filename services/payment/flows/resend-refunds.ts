import { findAttempts } from '../store/attempts.ts';
import { claimPendingRefunds } from '../store/refunds.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendRefund } from './send-refund.ts';

/** Sends refunds again that were not heard of. */
export function resendRefunds(tools: PaymentTools): Promise<void> {
  return inBatches(
    (limit) => claimWithAttempts(tools, limit),
    ({ attempt, refund }) => sendRefund(tools, attempt, refund),
  );
}

async function claimWithAttempts(tools: PaymentTools, limit: number) {
  const refunds = await tools.db.rows(claimPendingRefunds(limit));
  if (refunds.length === 0) return [];
  const attempts = await tools.db.rows(findAttempts(refunds.map(({ attemptId }) => attemptId)));
  const byId = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
  return refunds.flatMap((refund) => {
    const attempt = byId.get(refund.attemptId);
    return attempt ? [{ attempt, refund }] : [];
  });
}
