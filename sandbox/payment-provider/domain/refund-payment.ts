import { withheldMinor } from './dispute-payment.ts';
import type { Payment, Refund } from './payment.ts';
import { refuse } from './read-fields.ts';
import type { Refusal } from './refusal.ts';
import { nextVersion } from './settle-payment.ts';
import type { Circumstances, Step } from './step.ts';

/** Gives captured money back; refuses when that would be more than was captured and no dispute withholds. */
export function refundPayment(
  payment: Payment,
  wish: { amountMinor: number; reference: string },
  { now, newId }: Circumstances,
): (Step & { refund: Refund }) | Refusal {
  const refundable = payment.capturedMinor - payment.refundedMinor - withheldMinor(payment);
  if (refundable === 0) {
    return {
      refusal: 'payment_not_refundable',
      message: `nothing to give back: the payment is ${payment.status}`,
    };
  }
  if (wish.amountMinor > refundable) {
    return refuse('amount_too_large', 'amountMinor', `at most ${refundable} can be refunded`);
  }
  const { id: paymentId, currency } = payment;
  const instant = now.toISOString();
  const refund: Refund = {
    id: newId('ref'),
    paymentId,
    status: 'succeeded',
    ...wish,
    currency,
    createdAt: instant,
  };
  return {
    payment: nextVersion(payment, { refundedMinor: payment.refundedMinor + wish.amountMinor }),
    announces: 'refund.succeeded',
    refund,
    entry: { id: refund.id, type: 'refund', paymentId, ...wish, feeMinor: 0, currency, settledAt: instant },
  };
}
