import type { Step } from '#runtime/db/statement.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Attempt } from '../domain/attempt.ts';
import { bookDispute, disputedMinor } from '../domain/provider-dispute.ts';
import type { ProviderPayment } from '../providers/payment-provider.ts';
import { takeOverDispute } from '../store/disputes.ts';
import { post } from '../store/postings.ts';

/**
 * The steps that write down and book the disputes of a payment as they stand; what is known and booked stays as it is.
 * Throws when they cannot be true of this payment.
 */
export function disputeSteps(
  { attemptId, orderId, provider, currency }: Attempt,
  { disputes, capturedMinor }: ProviderPayment,
): Step[] {
  if (disputes.length === 0) return [];
  if (provider === null) throw new Error(`attempt ${attemptId} was never made`);
  if (disputes.some((dispute) => dispute.currency !== currency)) {
    throw new Error(`attempt ${attemptId}: it is disputed in another currency`);
  }
  if (disputedMinor(disputes) > capturedMinor) {
    throw new Error(`attempt ${attemptId}: more is disputed than was captured`);
  }
  const postings = disputes.flatMap((dispute) =>
    bookDispute(provider, dispute).map((posting) => ({
      ...posting,
      transactionId: uuidv7(),
      source: `${posting.why} ${provider} ${dispute.providerDisputeId}`,
      attemptId,
      orderId,
    })),
  );
  return [
    ...disputes.map((dispute) => takeOverDispute(uuidv7(), { provider, attemptId }, dispute)),
    post(postings),
  ];
}
