import { captureFeeMinor } from './capture-fee.ts';
import type { Payment } from './payment.ts';
import type { Circumstances, Step } from './step.ts';

/** A payment after a change, one version on. */
export function nextVersion(payment: Payment, change: Partial<Payment>): Payment {
  return { ...payment, ...change, version: payment.version + 1 };
}

/** Grants the whole amount: takes it at once or holds it, as the payment's capture policy says. */
export function settlePayment(payment: Payment, circumstances: Circumstances): Step {
  const authorised = { ...payment, authorisedMinor: payment.amountMinor };
  return payment.capture === 'automatic'
    ? takeMoney(authorised, payment.amountMinor, circumstances)
    : { payment: nextVersion(authorised, { status: 'authorised' }), announces: 'payment.authorised' };
}

/** Takes an amount that is known to be held, and books it for the day's statement under its own reference, if it has one. */
export function takeMoney(
  payment: Payment,
  amountMinor: number,
  { now, newId }: Circumstances,
  captureReference?: string,
): Step {
  const { id: paymentId, currency, captureReferences = [] } = payment;
  const reference = captureReference ?? payment.reference;
  return {
    payment: nextVersion(payment, {
      status: 'captured',
      capturedMinor: payment.capturedMinor + amountMinor,
      ...(captureReference !== undefined && { captureReferences: [...captureReferences, captureReference] }),
    }),
    announces: 'payment.captured',
    entry: {
      id: newId('cap'),
      type: 'capture',
      paymentId,
      reference,
      amountMinor,
      feeMinor: captureFeeMinor(amountMinor),
      currency,
      settledAt: now.toISOString(),
    },
  };
}

/** Says no to a payment for good. */
export function declinePayment(payment: Payment, declineCode: string): Step {
  return {
    payment: nextVersion(payment, { status: 'declined', declineCode }),
    announces: 'payment.declined',
  };
}
