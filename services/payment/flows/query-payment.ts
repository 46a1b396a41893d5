import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { outcomeOf } from '../domain/outcome-of.ts';
import { findAttempt } from '../store/attempts.ts';
import { askProvider } from './ask-provider.ts';
import type { PaymentTools } from './provider-of.ts';

/** Asks the provider what became of an attempt and takes its answer over. */
export async function queryPayment(
  tools: PaymentTools,
  { attemptId }: InputTo<'payment', 'queryPayment'>,
): Promise<ResultOf<'payment', 'queryPayment'>> {
  const attempt = await tools.db.row(findAttempt(attemptId));
  if (!attempt) return refuse('not-found', 'There is no such attempt.');
  return outcomeOf((await askProvider(tools, attempt)).attempt);
}
