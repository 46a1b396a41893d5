import { capturableMinor, type Attempt } from '../domain/attempt.ts';
import { askProvider } from './ask-provider.ts';
import { providerOf, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/** Voids what is not captured. It may have been paid between two looks: then it is captured now. */
export async function letGo(tools: PaymentTools, attempt: Attempt): Promise<Attempt> {
  const { state, providerPaymentId, attemptId } = attempt;
  const isOpen = state === 'pending' || state === 'authorised' || capturableMinor(attempt) > 0;
  if (!isOpen || providerPaymentId === null) return attempt;
  const answer = await providerOf(tools, attempt).void(providerPaymentId, attemptId);
  tools.killPoint('payment.let-go.after-void');
  if (answer.kind === 'payment') return takeOver(tools, attempt, answer.payment);
  return (await askProvider(tools, attempt)).attempt;
}
