import type { Attempt, AttemptState } from './attempt.ts';

/** What a provider says of a payment; `version` rises with each of its changes. */
export type Picture = {
  providerPaymentId: string;
  state: Exclude<AttemptState, 'new' | 'unknown'>;
  version: number;
  capturedMinor: number;
  refundedMinor: number;
  /** What was held and let go. */
  voidedMinor: number;
};

type Known = Pick<
  Attempt,
  'providerPaymentId' | 'providerVersion' | 'amountMinor' | 'capturedMinor' | 'refundedMinor' | 'voidedMinor'
>;

/**
 * Whether a provider's picture of an attempt tells something `new`, or is `old`: it came late or twice. What must not
 * be taken over is named in a sentence: it speaks of another payment, or its sums are not possible.
 */
export function judgePicture(known: Known, picture: Picture): 'new' | 'old' | { fault: string } {
  const { capturedMinor, refundedMinor, voidedMinor, providerPaymentId } = picture;
  if (known.providerPaymentId !== null && known.providerPaymentId !== providerPaymentId) {
    return { fault: `it is of payment ${providerPaymentId}, and ${known.providerPaymentId} was made first` };
  }
  if (picture.version <= known.providerVersion) return 'old';
  if (capturedMinor < known.capturedMinor || refundedMinor < known.refundedMinor) {
    return { fault: 'sums that were captured or refunded have become less' };
  }
  if (voidedMinor < known.voidedMinor) return { fault: 'what was let go is held again' };
  if (capturedMinor + voidedMinor > known.amountMinor && capturedMinor <= known.amountMinor) {
    return { fault: 'more was captured and let go than was held' };
  }
  if (capturedMinor > known.amountMinor) return { fault: 'more was captured than was asked for' };
  if (refundedMinor > capturedMinor) return { fault: 'more was refunded than was captured' };
  return 'new';
}
