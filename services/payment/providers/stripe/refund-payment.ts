import type { ProviderAnswer } from '../payment-provider.ts';
import { answerWith, loadPayment } from './load-payment.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { hasMoved } from './read-stripe-payment.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { stripeShapes, type StripeRefund } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/**
 * Gives money back, once for each reference, which stands at the refund. One that has not left the balance yet is unknown and
 * asked for again; one that ends before it did is refused.
 */
export async function refundPayment(
  stripe: StripeTools,
  sessionId: string,
  amountMinor: number,
  reference: string,
): Promise<ProviderAnswer> {
  const known = await loadPayment(stripe, sessionId);
  const intent = known.session.payment_intent;
  const before = known.refunds.find(({ metadata }) => metadata?.['reference'] === reference);
  if (before) return fateOf(before) ?? answerWith(known);
  if (!intent || intent.amount_received === 0) return { kind: 'refused', code: 'payment_not_refundable' };
  const amount = toStripeAmount(amountMinor, intent.currency.toUpperCase());
  if (amount === undefined) return { kind: 'refused', code: 'amount_not_payable' };
  const payment = known.session.client_reference_id ?? '';
  const made: unknown = await stripe.client.refunds.create(
    { payment_intent: intent.id, amount, metadata: { reference, payment } },
    stripe.sending(`refund ${reference}`),
  );
  if (!stripeShapes.refund.Check(made)) throw new UnreadableAnswer();
  return fateOf(made) ?? answerWith(await loadPayment(stripe, sessionId));
}

/** Why a refund is not among the sums of its payment; undefined when it is. */
function fateOf(refund: StripeRefund): ProviderAnswer | undefined {
  if (hasMoved(refund)) return undefined;
  const isOver = refund.status === 'failed' || refund.status === 'canceled';
  return isOver
    ? { kind: 'refused', code: refund.failure_reason ?? 'refund_failed' }
    : { kind: 'unknown', reason: 'refund_pending' };
}
