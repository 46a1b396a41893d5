import type { PaymentProvider, ProviderEvent } from '../payment-provider.ts';
import { capturePayment } from './capture-payment.ts';
import { createSession } from './create-session.ts';
import { findByIntent, findPayment } from './find-payment.ts';
import { loadPayment } from './load-payment.ts';
import { loadStatement } from './load-statement.ts';
import { openStripeClient } from './open-stripe-client.ts';
import { readStripeError } from './read-stripe-error.ts';
import { readStripeEvent, type StripeEventSubject } from './read-stripe-event.ts';
import { hasMoved, readStripePayment } from './read-stripe-payment.ts';
import { refundPayment } from './refund-payment.ts';
import { acceptStripeDispute, answerStripeDispute } from './say-of-stripe-dispute.ts';
import { beginStripe, type StripeOptions, type StripeTools } from './stripe-tools.ts';
import { voidPayment } from './void-payment.ts';

/**
 * Stripe, over its official SDK. The buyer pays on a page of Stripe’s (a Checkout Session, which is the payment here: its
 * PaymentIntent comes to be only when the buyer pays), so that no card comes near the shop.
 */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const { client, close } = openStripeClient(options);

  /** One operation with all its requests, over before the caller gives up. */
  function provide(deadlineMs: number): PaymentProvider {
    async function run<Answer>(work: (stripe: StripeTools) => Promise<Answer>) {
      const endMs = Math.min(performance.now() + options.timeoutMs(), deadlineMs);
      try {
        return await work(beginStripe(client, endMs));
      } catch (error) {
        return readStripeError(error);
      }
    }
    return {
      name: 'stripe',
      within: provide,
      pay: (request) => run((stripe) => createSession(stripe, request)),
      query: async (reference, providerPaymentId) => {
        const found = await run((stripe) => findPayment(stripe, reference, providerPaymentId ?? null));
        return found.kind === 'refused' ? { kind: 'unknown', reason: found.code } : found;
      },
      capture: (id, amountMinor, reference) =>
        run((stripe) => capturePayment(stripe, id, amountMinor, reference)),
      void: (id, reference) => run((stripe) => voidPayment(stripe, id, reference)),
      refund: (id, amountMinor, reference) =>
        run((stripe) => refundPayment(stripe, id, amountMinor, reference)),
      answerDispute: (id, note, reference) =>
        run((stripe) => answerStripeDispute(stripe, id, note, reference)),
      acceptDispute: (id, reference) => run((stripe) => acceptStripeDispute(stripe, id, reference)),
      readEvent: async (headers, rawBody) => {
        const subject = readStripeEvent(headers, rawBody, options.webhookSecret);
        if (typeof subject === 'string') return subject;
        const told = await run((stripe) => askAfter(stripe, subject));
        if ('kind' in told) return { unheard: told.kind === 'refused' ? told.code : told.reason };
        return told.event;
      },
      statement: async (day, cursor) => {
        const page = await run((stripe) => loadStatement(stripe, day, cursor));
        return page.kind === 'refused' ? { kind: 'unknown', reason: page.code } : page;
      },
      close,
    };
  }

  return provide(Number.POSITIVE_INFINITY);
}

/** What an event tells of, as Stripe has it now. */
async function askAfter(
  stripe: StripeTools,
  { eventId, sessionId, paymentIntent, refundReference }: StripeEventSubject,
): Promise<{ event: ProviderEvent | 'foreign' }> {
  const found = sessionId
    ? await loadPayment(stripe, sessionId)
    : await findByIntent(stripe, paymentIntent ?? '');
  if (!found?.session.client_reference_id) return { event: 'foreign' };
  const isRefunded = found.refunds.some(
    (refund) => hasMoved(refund) && refund.metadata?.['reference'] === refundReference,
  );
  const payment = readStripePayment(found);
  return { event: { eventId, payment, refundReference: isRefunded ? refundReference : null } };
}
