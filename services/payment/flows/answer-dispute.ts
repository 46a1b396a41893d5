import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { PaymentTools } from './provider-of.ts';
import { sayOfDispute } from './say-of-dispute.ts';

/** Tells the provider what speaks for the shop in an open dispute, before its deadline. */
export function answerDispute(
  tools: PaymentTools,
  { disputeId, note }: InputTo<'payment', 'answerDispute'>,
): Promise<ResultOf<'payment', 'answerDispute'>> {
  return sayOfDispute(tools, disputeId, note);
}
