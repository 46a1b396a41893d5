import type { ProviderDispute } from '../../domain/provider-dispute.ts';
import type { ProviderPayment } from '../payment-provider.ts';
import type { StripeDispute, StripePaymentIntent, StripeRefund, StripeSession } from './stripe-shapes.ts';

/** All that Stripe knows of one of our payments. */
export type StripePayment = {
  session: StripeSession;
  refunds: readonly StripeRefund[];
  disputes: readonly StripeDispute[];
};

/**
 * A payment in the words of this room. Stripe counts no changes, so its facts are counted, none of which is ever taken back: how
 * far it is (0 to 3), captures, refunds, and what became of disputes.
 */
export function readStripePayment(payment: StripePayment): ProviderPayment {
  const { session, disputes } = payment;
  const intent = session.payment_intent ?? undefined;
  const { stage, ...how } = standingOf(session, intent);
  const refunds = payment.refunds.filter(hasMoved);
  const told = disputes.filter(hasWithheld).map(toDispute);
  const captures = Object.keys(intent?.metadata ?? {}).filter((key) => key.startsWith(capturePrefix)).length;
  const ends = told.reduce((sum, { state }) => sum + (state === 'opened' ? 1 : 2), 0);
  return {
    providerPaymentId: session.id,
    reference: session.client_reference_id ?? '',
    ...how,
    version: 1 + stage + captures + refunds.length + ends,
    capturedMinor: intent?.amount_received ?? 0,
    refundedMinor: refunds.reduce((sum, { amount }) => sum + amount, 0),
    disputes: told,
  };
}

type Standing = Pick<ProviderPayment, 'state' | 'voidedMinor' | 'declineCode' | 'nextAction'> & {
  stage: number;
};

/** How a capture is noted at the payment: Stripe forgets idempotency keys after a day, but never this. */
export const capturePrefix = 'cap_';

function standingOf({ status, url }: StripeSession, intent: StripePaymentIntent | undefined): Standing {
  const plain = { voidedMinor: 0, declineCode: null, nextAction: null };
  if (status === 'open') {
    return { ...plain, stage: 0, state: 'pending', nextAction: url ? { type: 'redirect', url } : null };
  }
  if (status === 'expired') return { ...plain, stage: 3, state: 'voided' };
  if (!intent) return { ...plain, stage: 1, state: 'pending' };
  const { amount, amount_received: received } = intent;
  switch (intent.status) {
    case 'succeeded':
      return { ...plain, stage: 3, state: 'captured', voidedMinor: amount - received };
    case 'canceled':
      // It can be cancelled only while its money is held.
      return {
        ...plain,
        stage: 3,
        state: received > 0 ? 'captured' : 'voided',
        voidedMinor: amount - received,
      };
    case 'requires_capture':
      return { ...plain, stage: 2, state: received > 0 ? 'captured' : 'authorised' };
    case 'requires_payment_method': {
      const { decline_code: declined, code } = intent.last_payment_error ?? {};
      return { ...plain, stage: 3, state: 'declined', declineCode: declined ?? code ?? 'payment_failed' };
    }
    default:
      return { ...plain, stage: 1, state: 'pending' };
  }
}

/** Whether a refund has taken money from the balance: from then on it counts, also when the bank sends it back. */
export function hasMoved({ balance_transaction: moved }: StripeRefund): boolean {
  return typeof moved === 'string';
}

/** An inquiry, or what was settled before it began, has taken nothing. */
function hasWithheld({ balance_transactions: moved }: StripeDispute): boolean {
  return moved.length > 0;
}

function toDispute({
  id,
  amount,
  currency,
  reason,
  status,
  evidence_details,
}: StripeDispute): ProviderDispute {
  const { due_by: dueBy } = evidence_details;
  return {
    providerDisputeId: id,
    state: stateOf(status),
    amountMinor: amount,
    currency: currency.toUpperCase(),
    reason,
    answerBy: dueBy ? new Date(dueBy * 1000).toISOString() : null,
  };
}

function stateOf(status: string): ProviderDispute['state'] {
  if (status === 'won') return 'won';
  // An appeal follows a loss, and its money stays away until it is won.
  return status === 'lost' || status.startsWith('appeal_') ? 'lost' : 'opened';
}
