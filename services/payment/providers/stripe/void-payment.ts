import type { ProviderAnswer } from '../payment-provider.ts';
import { answerWith, loadPayment } from './load-payment.ts';
import type { StripePayment } from './read-stripe-payment.ts';
import type { StripeTools } from './stripe-tools.ts';

/**
 * Stops waiting for the buyer, or lets go of what is held. The idempotency key tells what was let go of: an answer that Stripe
 * keeps for a day must not be given to another wish.
 */
export async function voidPayment(
  stripe: StripeTools,
  sessionId: string,
  reference: string,
): Promise<ProviderAnswer> {
  const known = await loadPayment(stripe, sessionId);
  const { status, payment_intent: intent } = known.session;
  const { client, sending } = stripe;
  if (status === 'open') {
    await client.checkout.sessions.expire(sessionId, {}, sending(`expire ${reference}`));
  } else if (intent?.status === 'requires_capture') {
    const key = `cancel ${reference} ${intent.amount_received}`;
    await client.paymentIntents.cancel(intent.id, {}, sending(key));
  } else if (isLetGo(known)) {
    return answerWith(known);
  } else return { kind: 'refused', code: 'payment_not_voidable' };
  return answerWith(await loadPayment(stripe, sessionId));
}

function isLetGo({ session: { status, payment_intent: intent } }: StripePayment): boolean {
  return status === 'expired' || intent?.status === 'canceled';
}
