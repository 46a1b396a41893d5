import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findAttempt, lockAttempt } from '../store/attempts.ts';
import { ensureCapture } from '../store/captures.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendCapture } from './send-capture.ts';

/** Takes part or all of what an attempt holds: written down first, then sent with the capture as its key. */
export async function capture(
  tools: PaymentTools,
  { captureId, attemptId, amount }: InputTo<'payment', 'capture'>,
): Promise<ResultOf<'payment', 'capture'>> {
  const attempt = await tools.db.row(findAttempt(attemptId));
  if (!attempt || attempt.orderId === null) return refuse('not-found', 'There is no such attempt.');
  const { amountMinor, currency } = amount;
  if (amountMinor <= 0 || currency !== attempt.currency) {
    return refuse('value-invalid', `Capture a positive amount in ${attempt.currency}.`, { path: '/amount' });
  }
  tools.killPoint('payment.capture.before-written');
  const [, [written]] = await tools.db.flight([
    lockAttempt(attemptId),
    ensureCapture(captureId, attemptId, amountMinor),
  ]);
  tools.killPoint('payment.capture.after-written');
  if (!written) {
    const detail = 'That is more than is still held.';
    return refuse('amount-exceeds', detail, { path: '/amount/amountMinor' });
  }
  if (written.attemptId !== attemptId || written.amountMinor !== amountMinor) {
    return refuse('value-invalid', 'This capture was made of another attempt or sum.', {
      path: '/captureId',
    });
  }
  if (written.state !== 'pending') return { captureId, state: written.state };
  return { captureId, state: await sendCapture(tools, attempt, written) };
}
