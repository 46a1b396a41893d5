import type { ProviderAnswer } from '../payment-provider.ts';
import { UnreadableAnswer } from './read-stripe-error.ts';
import { readStripePayment, type StripePayment } from './read-stripe-payment.ts';
import { stripeShapes, type StripeRefund, type StripeSession } from './stripe-shapes.ts';
import type { StripeTools } from './stripe-tools.ts';

/** What of a session is told with it. */
export const sessionExpansions = ['payment_intent.latest_charge.refunds'];

/** Loads a payment by its session. */
export async function loadPayment(stripe: StripeTools, sessionId: string): Promise<StripePayment> {
  const body: unknown = await stripe.client.checkout.sessions.retrieve(
    sessionId,
    { expand: sessionExpansions },
    stripe.sending(),
  );
  if (!stripeShapes.session.Check(body)) throw new UnreadableAnswer();
  return completePayment(stripe, body);
}

/** Adds to a session what is not told with it: the refunds beyond the first ten, and disputes. */
export async function completePayment(stripe: StripeTools, session: StripeSession): Promise<StripePayment> {
  const charge = session.payment_intent?.latest_charge;
  if (!charge) return { session, refunds: [], disputes: [] };
  const [refunds, disputes] = await Promise.all([
    charge.refunds?.has_more ? listRefunds(stripe, charge.id) : (charge.refunds?.data ?? []),
    charge.disputed ? listDisputes(stripe, charge.id) : [],
  ]);
  return { session, refunds, disputes };
}

const pagesMost = 20;

async function listRefunds({ client, sending }: StripeTools, charge: string): Promise<StripeRefund[]> {
  const refunds: StripeRefund[] = [];
  for (let pages = 0; pages < pagesMost; pages += 1) {
    const last = refunds.at(-1);
    const after = last ? { starting_after: last.id } : {};
    const page: unknown = await client.refunds.list({ charge, limit: 100, ...after }, sending());
    if (!stripeShapes.refunds.Check(page)) throw new UnreadableAnswer();
    refunds.push(...page.data);
    if (!page.has_more) return refunds;
  }
  throw new UnreadableAnswer();
}

async function listDisputes({ client, sending }: StripeTools, charge: string) {
  const page: unknown = await client.disputes.list({ charge, limit: 100 }, sending());
  if (!stripeShapes.disputes.Check(page) || page.has_more) throw new UnreadableAnswer();
  return page.data;
}

/** A payment that was loaded, as an answer. */
export function answerWith(payment: StripePayment): ProviderAnswer {
  return { kind: 'payment', payment: readStripePayment(payment) };
}
