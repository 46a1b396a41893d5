import { findAttempts } from '../store/attempts.ts';
import { claimPendingCaptures } from '../store/captures.ts';
import { inBatches } from './in-batches.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendCapture } from './send-capture.ts';

/** Sends captures again that were not heard of. */
export function resendCaptures(tools: PaymentTools): Promise<void> {
  return inBatches(
    (limit) => claimWithAttempts(tools, limit),
    ({ attempt, capture }) => sendCapture(tools, attempt, capture),
  );
}

async function claimWithAttempts(tools: PaymentTools, limit: number) {
  const captures = await tools.db.rows(claimPendingCaptures(limit));
  if (captures.length === 0) return [];
  const attempts = await tools.db.rows(findAttempts(captures.map(({ attemptId }) => attemptId)));
  const byId = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
  return captures.flatMap((capture) => {
    const attempt = byId.get(capture.attemptId);
    return attempt ? [{ attempt, capture }] : [];
  });
}
