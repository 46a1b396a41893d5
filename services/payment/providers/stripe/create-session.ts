import type { Stripe } from 'stripe';
import type { PayRequest, ProviderAnswer } from '../payment-provider.ts';
import { answerWith, completePayment, sessionExpansions } from './load-payment.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { stripeShapes } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/**
 * Opens a page of Stripe’s on which the buyer pays, with whatever Stripe offers there. Refuses the fields of a card, which go to
 * nobody, and a QR code of ours.
 */
export async function createSession(stripe: StripeTools, request: PayRequest): Promise<ProviderAnswer> {
  const { reference, method, amountMinor, currency } = request;
  if (method.type === 'card') return { kind: 'refused', code: 'card_fields_not_taken' };
  if (method.type !== 'redirect') return { kind: 'refused', code: 'method_not_offered' };
  const amount = toStripeAmount(amountMinor, currency);
  if (amount === undefined) return { kind: 'refused', code: 'amount_not_payable' };
  const { client, sending } = stripe;
  const session: unknown = await client.checkout.sessions.create(
    toSession(request, amount),
    sending(`pay ${reference}`),
  );
  if (!stripeShapes.session.Check(session)) throw new UnreadableAnswer();
  return answerWith(await completePayment(stripe, session));
}

function toSession(
  { reference, orderNumber, currency, returnUrl, capture }: PayRequest,
  amount: number,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { reference, orderNumber };
  return {
    mode: 'payment',
    client_reference_id: reference,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: orderNumber },
        },
      },
    ],
    // The buyer pays the currency of the order, not one that Stripe converts it to.
    adaptive_pricing: { enabled: false },
    success_url: returnUrl,
    cancel_url: returnUrl,
    metadata,
    payment_intent_data: { capture_method: capture, metadata },
    ...(capture === 'manual'
      ? { payment_method_options: { card: { request_multicapture: 'if_available' } } }
      : {}),
    expand: sessionExpansions,
  };
}
