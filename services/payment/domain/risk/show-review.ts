import type { Currency } from '#contracts/money.ts';
import type { ReviewValue } from '#contracts/payment/review.ts';

/** A review as it is stored, with what staff see of its attempt. */
export type StoredReview = Omit<ReviewValue, 'amount'> & {
  amountMinor: number;
  currency: string;
  /** Whether nobody wants its money any more. */
  isCancelled: boolean;
};

/** A review as staff see it. */
export function showReview({
  amountMinor,
  currency,
  isCancelled: _isCancelled,
  ...review
}: StoredReview): ReviewValue {
  // Stored currencies came in by the contract.
  return { ...review, amount: { amountMinor, currency: currency as Currency } };
}
