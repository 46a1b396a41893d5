/** What a line of a provider's statement tells. */
export type LineKind = 'capture' | 'refund' | 'dispute' | 'dispute-reversal' | 'fee' | 'payout';

/** A line of a provider's statement. Amounts are minor units, positive; a payout is negative when the shop paid. */
export type StatementLine = {
  /** The provider's own name for the line, for ever. */
  lineId: string;
  kind: LineKind;
  /** The provider's name for the money that moved: two lines of one movement are one too many. */
  movement: string;
  /** The attempt, as the provider was told it; null for what is of no payment. */
  paymentReference: string | null;
  amountMinor: number;
  /** What the provider charged for it, besides the amount. */
  feeMinor: number;
  /** What it should have charged by its price list. */
  expectedFeeMinor: number;
  currency: string;
  settledAt: string;
};

const gives: Record<LineKind, 1 | -1> = {
  capture: 1,
  refund: -1,
  dispute: -1,
  'dispute-reversal': 1,
  fee: -1,
  payout: -1,
};

/** What money of this kind makes of the shop's balance at the provider: 1 or −1. */
export function signOf(kind: LineKind): 1 | -1 {
  return gives[kind];
}
