import { holdsMoney, isUnheard, type Attempt } from '../domain/attempt.ts';
import { askProvider } from './ask-provider.ts';
import { letGo } from './let-go.ts';
import type { PaymentTools } from './provider-of.ts';
import { refundRest } from './send-refund.ts';

/** Voids or refunds what a cancelled attempt holds, as far as the provider answers now. */
export async function leaveNoMoney(tools: PaymentTools, attempt: Attempt, reason: string): Promise<Attempt> {
  const asked = isUnheard(attempt) ? (await askProvider(tools, attempt)).attempt : attempt;
  const current = await letGo(tools, asked);
  return holdsMoney(current) ? refundRest(tools, current, reason) : current;
}
