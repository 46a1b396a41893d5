import type { Currency } from '#contracts/money.ts';
import type { AnswerOf } from '#contracts/services.ts';

type Shown = AnswerOf<'payment', 'answerDispute'>;

/** A dispute as it is stored. */
export type StoredDispute = Omit<Shown, 'amount'> & {
  amountMinor: number;
  currency: string;
  providerDisputeId: string;
  /** The id of what was said last: its key at the provider. */
  answerId: string | null;
};

/** A dispute as staff see it. */
export function showDispute(stored: StoredDispute): Shown {
  const { amountMinor, currency, providerDisputeId: _id, answerId: _key, ...shown } = stored;
  // Stored currencies came in by the contract.
  return { ...shown, amount: { amountMinor, currency: currency as Currency } };
}
