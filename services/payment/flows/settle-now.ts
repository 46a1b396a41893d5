import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findState, hurry } from '../store/hurry.ts';
import type { PaymentTools } from './provider-of.ts';
import { resendCaptures } from './resend-captures.ts';
import { resendRefunds } from './resend-refunds.ts';
import { settleOpen } from './settle-open.ts';

/** Does what a payment, a capture or a refund waits for, whenever it would have been its turn. What it ends at is told, not promised. */
export async function settleNow(
  tools: PaymentTools,
  { id }: InputTo<'payment', 'settleNow'>,
): Promise<ResultOf<'payment', 'settleNow'>> {
  const [before] = await tools.db.rows(hurry(id));
  if (!before) return refuse('not-found', 'There is no such payment, capture or refund.');
  await settleOpen(tools);
  await resendCaptures(tools);
  await resendRefunds(tools);
  const [after] = await tools.db.rows(findState(id));
  return after ?? before;
}
