import type { ProviderAnswer } from '../payment-provider.ts';
import { answerWith, completePayment, loadPayment } from './load-payment.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { capturePrefix } from './read-stripe-payment.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { stripeShapes, type StripePaymentIntent } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/**
 * Takes part or all of what is held, once for each reference, which is noted at the payment in the same request. Where Stripe
 * takes only one capture of a payment it lets go of the rest, and later captures are refused.
 */
export async function capturePayment(
  stripe: StripeTools,
  sessionId: string,
  amountMinor: number,
  reference: string,
): Promise<ProviderAnswer> {
  const known = await loadPayment(stripe, sessionId);
  const intent = known.session.payment_intent;
  const mark = `${capturePrefix}${reference}`;
  if (intent && Object.hasOwn(intent.metadata, mark)) return answerWith(known);
  if (intent?.status !== 'requires_capture') return { kind: 'refused', code: 'payment_not_capturable' };
  const amount = toStripeAmount(amountMinor, intent.currency.toUpperCase());
  if (amount === undefined) return { kind: 'refused', code: 'amount_not_payable' };
  if (amount > intent.amount_capturable) return { kind: 'refused', code: 'amount_too_large' };
  const isLast = amount === intent.amount_capturable || !takesSeveral(intent);
  const captured: unknown = await stripe.client.paymentIntents.capture(
    intent.id,
    {
      amount_to_capture: amount,
      ...(isLast ? {} : { final_capture: false }),
      metadata: { [mark]: String(amount) },
      expand: ['latest_charge.refunds'],
    },
    stripe.sending(`capture ${reference}`),
  );
  if (!stripeShapes.paymentIntent.Check(captured)) throw new UnreadableAnswer();
  return answerWith(await completePayment(stripe, { ...known.session, payment_intent: captured }));
}

function takesSeveral({ latest_charge: charge }: StripePaymentIntent): boolean {
  return charge?.payment_method_details?.card?.multicapture?.status === 'available';
}
