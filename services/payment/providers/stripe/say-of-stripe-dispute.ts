import type { ProviderAnswer } from '../payment-provider.ts';
import { findByIntent } from './find-payment.ts';
import { answerWith } from './load-payment.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { stripeShapes, type StripeDispute } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/**
 * Submits what speaks for the shop, with its reference. Stripe takes one submission for a dispute: a later one is refused.
 */
export async function answerStripeDispute(
  stripe: StripeTools,
  disputeId: string,
  note: string,
  reference: string,
): Promise<ProviderAnswer> {
  const dispute = await loadDispute(stripe, disputeId);
  if (dispute.metadata?.['answer'] === reference) return answerOf(stripe, dispute);
  if (dispute.evidence_details.submission_count > 0) return { kind: 'refused', code: 'evidence_submitted' };
  if (dispute.status !== 'needs_response') return { kind: 'refused', code: 'dispute_ended' };
  await stripe.client.disputes.update(
    disputeId,
    { evidence: { uncategorized_text: note }, submit: true, metadata: { answer: reference } },
    stripe.sending(`evidence ${reference}`),
  );
  return answerOf(stripe, dispute);
}

/** Lets the buyer keep the money. One that is lost already may have been accepted before. */
export async function acceptStripeDispute(
  stripe: StripeTools,
  disputeId: string,
  reference: string,
): Promise<ProviderAnswer> {
  const dispute = await loadDispute(stripe, disputeId);
  if (dispute.status === 'won') return { kind: 'refused', code: 'dispute_ended' };
  if (dispute.status !== 'lost') {
    await stripe.client.disputes.close(disputeId, {}, stripe.sending(`accept ${reference}`));
  }
  return answerOf(stripe, dispute);
}

async function loadDispute({ client, sending }: StripeTools, disputeId: string): Promise<StripeDispute> {
  const body: unknown = await client.disputes.retrieve(disputeId, {}, sending());
  if (!stripeShapes.dispute.Check(body)) throw new UnreadableAnswer();
  return body;
}

async function answerOf(stripe: StripeTools, { payment_intent: intent }: StripeDispute) {
  const payment = intent ? await findByIntent(stripe, intent) : undefined;
  if (!payment) throw new UnreadableAnswer();
  return answerWith(payment);
}
