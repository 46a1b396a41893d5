import type { ProviderAnswer } from '../payment-provider.ts';
import { answerWith, completePayment, loadPayment, sessionExpansions } from './load-payment.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import type { StripePayment } from './read-stripe-payment.ts';
import { stripeShapes } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/** Two machines’ clocks may differ by that much. */
const clocksDifferSeconds = 300;
const pagesMost = 20;

/**
 * The payment of a reference. Where its session is not known, because Stripe’s answer was never heard, the sessions are looked
 * through that were made since the reference was: a UUIDv7 tells when (RFC 9562, 5.7).
 */
export async function findPayment(
  stripe: StripeTools,
  reference: string,
  sessionId: string | null,
): Promise<ProviderAnswer | { kind: 'not-found' }> {
  if (sessionId !== null) {
    const payment = await loadPayment(stripe, sessionId);
    if (payment.session.client_reference_id !== reference) throw new UnreadableAnswer();
    return answerWith(payment);
  }
  const madeSeconds = secondsOf(reference);
  if (madeSeconds === undefined) return { kind: 'unknown', reason: 'reference_without_time' };
  const sessions = stripe.client.checkout.sessions;
  let after: { starting_after?: string } = {};
  for (let pages = 0; pages < pagesMost; pages += 1) {
    const wish = { created: { gte: madeSeconds - clocksDifferSeconds }, limit: 100, ...after };
    const page: unknown = await sessions.list(wish, stripe.sending());
    if (!stripeShapes.sessionNames.Check(page)) throw new UnreadableAnswer();
    const found = page.data.find(({ client_reference_id: told }) => told === reference);
    if (found) return answerWith(await loadPayment(stripe, found.id));
    const last = page.data.at(-1);
    if (!page.has_more || !last) return { kind: 'not-found' };
    after = { starting_after: last.id };
  }
  return { kind: 'unknown', reason: 'too_many_sessions' };
}

/** The payment that a PaymentIntent belongs to; undefined when it was not made on a page that this shop has opened. */
export async function findByIntent(
  stripe: StripeTools,
  paymentIntent: string,
): Promise<StripePayment | undefined> {
  const page: unknown = await stripe.client.checkout.sessions.list(
    { payment_intent: paymentIntent, limit: 1, expand: sessionExpansions.map((path) => `data.${path}`) },
    stripe.sending(),
  );
  if (!stripeShapes.sessions.Check(page)) throw new UnreadableAnswer();
  const [session] = page.data;
  return session?.client_reference_id ? completePayment(stripe, session) : undefined;
}

function secondsOf(reference: string): number | undefined {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(reference);
  return parts ? Math.floor(Number.parseInt(`${parts[1]}${parts[2]}`, 16) / 1000) : undefined;
}
