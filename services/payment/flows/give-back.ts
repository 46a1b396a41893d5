import { findAttempt } from '../store/attempts.ts';
import { leaveNoMoney } from './leave-no-money.ts';
import type { PaymentTools } from './provider-of.ts';

/** The job that gives back, at once, what an attempt took although it was cancelled. */
export async function giveBack(tools: PaymentTools, payload: unknown): Promise<void> {
  const { attemptId } = payload as { attemptId: string };
  const attempt = await tools.db.row(findAttempt(attemptId));
  if (attempt?.isCancelled) await leaveNoMoney(tools, attempt, 'it was paid after it was cancelled');
}
