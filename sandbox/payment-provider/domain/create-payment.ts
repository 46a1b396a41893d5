import type { Payment } from './payment.ts';
import type { PaymentRequest } from './read-payment-request.ts';
import { declinePayment, nextVersion, settlePayment } from './settle-payment.ts';
import type { Circumstances, Step } from './step.ts';

/** Decides a new payment by its method and test card; the last step is how it stands when it is answered. */
export function createPayment(request: PaymentRequest, circumstances: Circumstances): Step[] {
  const { method } = request;
  const payment = newPayment(request, circumstances);
  if (method.card === undefined) return [askBuyer(payment, circumstances)];
  const { scenario, declineCode } = method.card;
  if (scenario === 'decline') return [declinePayment(payment, declineCode ?? 'card_declined')];
  if (scenario === 'processing')
    return [{ payment: nextVersion(payment, {}), announces: 'payment.processing' }];
  if (scenario === 'reordered_webhooks') return authoriseFirst(payment, circumstances);
  if (scenario !== 'authentication') return [settlePayment(payment, circumstances)];
  // Without a way back there is nobody to ask.
  return payment.returnUrl === undefined
    ? [declinePayment(payment, 'authentication_required')]
    : [askBuyer(payment, circumstances)];
}

function newPayment(request: PaymentRequest, { now, newId }: Circumstances): Payment {
  const { method, amountMinor, currency, capture, reference, metadata } = request;
  return {
    id: newId('pay'),
    status: 'processing',
    amountMinor,
    currency,
    authorisedMinor: 0,
    capturedMinor: 0,
    voidedMinor: 0,
    refundedMinor: 0,
    capture,
    method: method.kept,
    reference,
    metadata,
    createdAt: now.toISOString(),
    version: 0,
    scenario: method.card?.scenario ?? 'plain',
    ...(method.returnUrl !== undefined && { returnUrl: method.returnUrl }),
  };
}

function askBuyer(payment: Payment, { newId }: Circumstances): Step {
  const asked = nextVersion(payment, { status: 'requires_action', pageToken: newId('act') });
  return { payment: asked, announces: 'payment.requires_action' };
}

// Two announcements are needed for one to overtake the other.
function authoriseFirst(payment: Payment, circumstances: Circumstances): Step[] {
  const authorised = settlePayment({ ...payment, capture: 'manual' }, circumstances);
  if (payment.capture === 'manual') return [authorised];
  const held: Payment = { ...authorised.payment, capture: 'automatic' };
  return [{ ...authorised, payment: held }, settlePayment(held, circumstances)];
}
