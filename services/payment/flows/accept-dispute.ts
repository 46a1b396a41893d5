import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { PaymentTools } from './provider-of.ts';
import { sayOfDispute } from './say-of-dispute.ts';

/** Lets the buyer keep the money of an open dispute: the provider ends it as lost. */
export function acceptDispute(
  tools: PaymentTools,
  { disputeId }: InputTo<'payment', 'acceptDispute'>,
): Promise<ResultOf<'payment', 'acceptDispute'>> {
  return sayOfDispute(tools, disputeId, null);
}
