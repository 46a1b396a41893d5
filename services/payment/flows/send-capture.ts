import type { RefundStateValue } from '#contracts/payment/payment.ts';
import type { Attempt } from '../domain/attempt.ts';
import { markCaptured, markCaptureFailed, type Capture } from '../store/captures.ts';
import { askProvider } from './ask-provider.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/**
 * Sends a written capture; a repeat finds the same one at the provider. What is not heard stays pending and is sent again;
 * what the provider refuses has failed, and takes no money.
 */
export async function sendCapture(
  tools: PaymentTools,
  attempt: Attempt,
  { captureId, amountMinor }: Capture,
): Promise<RefundStateValue> {
  const { attemptId, providerPaymentId } = attempt;
  if (providerPaymentId === null) throw new Error(`capture ${captureId} is of a payment that was never made`);
  const answer = await providerOf(tools, attempt).capture(providerPaymentId, amountMinor, captureId);
  tools.killPoint('payment.send-capture.after-provider');
  if (answer.kind === 'payment') {
    await takeOver(tools, attempt, answer.payment, [markCaptured(captureId)]);
    return 'succeeded';
  }
  if (answer.kind === 'unknown') {
    tools.log.warn('a capture was not heard of; it is sent again', { captureId, reason: answer.reason });
    return 'pending';
  }
  // What was held may be gone: then the provider's picture says so.
  await askProvider(tools, attempt);
  await tools.db.rows(markCaptureFailed(captureId, answer.code));
  tools.log.warn('a provider refused a capture', { captureId, attemptId, why: answer.code });
  return 'failed';
}
