import type { Payment } from './payment.ts';
import { declinePayment, settlePayment } from './settle-payment.ts';
import type { Circumstances, Step } from './step.ts';

/** What the buyer pressed on the payment's page. */
export type BuyerAnswer = 'approve' | 'decline';

/** Takes the buyer's answer in; undefined when the payment no longer waits for one. */
export function completeAction(
  payment: Payment,
  answer: BuyerAnswer,
  circumstances: Circumstances,
): Step | undefined {
  if (payment.status !== 'requires_action') return undefined;
  if (answer === 'approve') return settlePayment(payment, circumstances);
  const isAuthentication = payment.scenario === 'authentication';
  return declinePayment(payment, isAuthentication ? 'authentication_failed' : 'buyer_declined');
}

/** Ends the processing of a payment with success; undefined when it is not being processed. */
export function finishProcessing(payment: Payment, circumstances: Circumstances): Step | undefined {
  return payment.status === 'processing' ? settlePayment(payment, circumstances) : undefined;
}
