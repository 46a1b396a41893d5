import type { Payment } from './payment.ts';
import { refuse } from './read-fields.ts';
import type { Refusal } from './refusal.ts';
import { takeMoney } from './settle-payment.ts';
import type { Circumstances, Step } from './step.ts';

/** What may still be taken of a payment, in minor units. */
export function capturableMinor(payment: Payment): number {
  return payment.authorisedMinor - payment.capturedMinor - payment.voidedMinor;
}

/** Takes part or all of what is held; refuses when nothing is held or less than asked for. */
export function capturePayment(
  payment: Payment,
  amountMinor: number,
  circumstances: Circumstances,
  reference?: string,
): Step | Refusal {
  const capturable = capturableMinor(payment);
  if (capturable === 0) {
    return {
      refusal: 'payment_not_capturable',
      message: `nothing is held: the payment is ${payment.status}`,
    };
  }
  if (amountMinor > capturable) {
    return refuse('amount_too_large', 'amountMinor', `at most ${capturable} can be captured`);
  }
  return takeMoney(payment, amountMinor, circumstances, reference);
}
