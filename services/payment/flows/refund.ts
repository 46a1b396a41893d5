import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findAttempt, lockAttempt } from '../store/attempts.ts';
import { ensureRefund } from '../store/refunds.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendRefund } from './send-refund.ts';

/** Gives captured money back: written down first, then sent with the refund as its key. */
export async function refund(
  tools: PaymentTools,
  { refundId, attemptId, amount, reason }: InputTo<'payment', 'refund'>,
): Promise<ResultOf<'payment', 'refund'>> {
  const attempt = await tools.db.row(findAttempt(attemptId));
  if (!attempt || attempt.orderId === null) return refuse('not-found', 'There is no such attempt.');
  const { amountMinor, currency } = amount;
  if (amountMinor <= 0 || currency !== attempt.currency) {
    return refuse('value-invalid', `Refund a positive amount in ${attempt.currency}.`, { path: '/amount' });
  }
  tools.killPoint('payment.refund.before-written');
  const [, [written]] = await tools.db.flight([
    lockAttempt(attemptId),
    ensureRefund(refundId, attemptId, amountMinor, reason),
  ]);
  tools.killPoint('payment.refund.after-written');
  if (!written) {
    const detail = 'That is more than is left of what was captured.';
    return refuse('amount-exceeds', detail, { path: '/amount/amountMinor' });
  }
  if (written.attemptId !== attemptId || written.amountMinor !== amountMinor) {
    return refuse('value-invalid', 'This refund was made of another attempt or sum.', { path: '/refundId' });
  }
  if (written.state !== 'pending') return { refundId, state: written.state };
  return { refundId, state: (await sendRefund(tools, attempt, written)).state };
}
