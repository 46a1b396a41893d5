import { finishProcessing } from '../domain/complete-payment.ts';
import type { Payment } from '../domain/payment.ts';
import { hold } from '../../shared/http/hold.ts';
import type { Provider } from '../provider.ts';
import { freshCircumstances } from './fresh-circumstances.ts';
import { keepSteps } from './keep-steps.ts';

/** Ends the processing of a payment when its time has come; does nothing for a payment that is not being processed. */
export function settleLater(provider: Provider, payment: Payment): void {
  if (payment.status !== 'processing') return;
  const dueMs = Date.parse(payment.createdAt) + provider.timings.processingMs - Date.now();
  void settleAfter(provider, payment.id, Math.max(dueMs, 0));
}

async function settleAfter(provider: Provider, paymentId: string, delayMs: number): Promise<void> {
  await hold(delayMs, provider.stopping);
  const payment = provider.store.state.payments.get(paymentId);
  if (payment === undefined || provider.stopping.aborted) return;
  const step = finishProcessing(payment, freshCircumstances());
  if (step !== undefined) await keepSteps(provider, [step]);
}
