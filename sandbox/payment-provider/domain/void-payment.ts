import { capturableMinor } from './capture-payment.ts';
import type { Payment } from './payment.ts';
import type { Refusal } from './refusal.ts';
import { nextVersion } from './settle-payment.ts';
import type { Step } from './step.ts';

/**
 * Lets go of what is held and not captured, or stops waiting for the buyer. A payment of which nothing was captured
 * ends voided. Refuses when nothing is held, and while the outcome is being processed.
 */
export function voidPayment(payment: Payment): Step | Refusal {
  const released = capturableMinor(payment);
  if (released === 0 && payment.status !== 'requires_action') {
    return { refusal: 'payment_not_voidable', message: `nothing is held: the payment is ${payment.status}` };
  }
  const status = payment.capturedMinor === 0 ? 'voided' : payment.status;
  const voidedMinor = payment.voidedMinor + released;
  return { payment: nextVersion(payment, { status, voidedMinor }), announces: 'payment.voided' };
}
