import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import type { ReviewStateValue } from '#contracts/payment/review.ts';

export type AttemptState = 'new' | PaymentOutcomeValue['outcome'];

/** What a buyer has to do before a payment goes on. */
export type NextActionValue = NonNullable<PaymentOutcomeValue['nextAction']>;

/** A try to pay, as it is stored. One without an order is a tombstone: cancelled before it arrived. */
export type Attempt = {
  attemptId: string;
  orderId: string | null;
  orderNumber: string | null;
  provider: string | null;
  method: string | null;
  amountMinor: number;
  currency: string | null;
  state: AttemptState;
  providerPaymentId: string | null;
  /** The provider counts its changes; 0 before the first. */
  providerVersion: number;
  capturedMinor: number;
  refundedMinor: number;
  declineCode: string | null;
  nextAction: NextActionValue | null;
  /** Its money is held first, and captured apart. */
  isHeld: boolean;
  /** No more is captured of it: what is still held is let go. */
  isReleased: boolean;
  /** What was held and let go. */
  voidedMinor: number;
  /** What disputes have taken: lost, or withheld until they end. */
  disputedMinor: number;
  /** No money is wanted from it: whatever succeeds later is given back. */
  isCancelled: boolean;
  /** Where it stands with the person who must look at it, if one must. */
  review: ReviewStateValue | null;
  version: number;
  createdAt: string;
  /** How long ago it was last sent to its provider. */
  sentSecondsAgo: number;
};

/** Whether nobody knows yet what the provider made of an attempt. */
export function isUnheard({ state }: Pick<Attempt, 'state'>): boolean {
  return state === 'new' || state === 'unknown';
}

/** What of an attempt is held at its provider, neither captured nor let go. */
export function capturableMinor({
  isHeld,
  state,
  amountMinor,
  capturedMinor,
  voidedMinor,
}: Pick<Attempt, 'isHeld' | 'state' | 'amountMinor' | 'capturedMinor' | 'voidedMinor'>): number {
  const isOpen = isHeld && (state === 'authorised' || state === 'captured');
  return isOpen ? amountMinor - capturedMinor - voidedMinor : 0;
}

/** Whether an attempt holds money of the buyer: captured, and neither given back nor taken by a dispute. */
export function holdsMoney({
  capturedMinor,
  refundedMinor,
  disputedMinor,
}: Pick<Attempt, 'capturedMinor' | 'refundedMinor' | 'disputedMinor'>): boolean {
  return capturedMinor > refundedMinor + disputedMinor;
}

/** Whether an attempt holds money that nobody wants: it has to be given back. */
export function owesMoney(
  attempt: Pick<Attempt, 'capturedMinor' | 'refundedMinor' | 'disputedMinor' | 'isCancelled'>,
): boolean {
  return attempt.isCancelled && holdsMoney(attempt);
}
