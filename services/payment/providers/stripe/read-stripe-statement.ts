import type { LineKind, StatementLine } from '../../domain/reconciliation/statement-line.ts';
import type { StripeBalanceTransaction } from './stripe-shapes.ts';

/**
 * What each reporting category of Stripe’s is here. What takes back a movement is a line of its kind with the other sign, so that the
 * sums agree, or a case tells that they do not.
 */
const kinds: Readonly<Record<string, LineKind>> = {
  charge: 'capture',
  charge_failure: 'capture',
  partial_capture_reversal: 'capture',
  refund: 'refund',
  refund_failure: 'refund',
  dispute: 'dispute',
  dispute_reversal: 'dispute-reversal',
  payout: 'payout',
  payout_reversal: 'payout',
  topup: 'payout',
  topup_reversal: 'payout',
  fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
};

/** Of these a positive amount is money that leaves the balance. */
const leaving: ReadonlySet<LineKind> = new Set(['refund', 'dispute', 'fee', 'payout']);

/**
 * A balance transaction as lines of a statement. A fee that a line of its kind cannot carry, or that is given back, is a line of its
 * own. What no category of this room fits is of no payment: a case for people. Stripe publishes no price list that
 * binds it, so what it charges is taken to be what was agreed.
 */
export function readStripeLines(
  transaction: StripeBalanceTransaction,
  paymentReference: string | null,
): StatementLine[] {
  const { id, amount, fee, created, reporting_category: category } = transaction;
  const kind = kinds[category];
  const isOfPayment = kind !== undefined && kind !== 'payout' && kind !== 'fee';
  const carriedMinor = isOfPayment && fee > 0 ? fee : 0;
  const shared = {
    currency: transaction.currency.toUpperCase(),
    settledAt: new Date(created * 1000).toISOString(),
  };
  const line: StatementLine = {
    ...shared,
    lineId: id,
    kind: kind ?? 'capture',
    movement: id,
    paymentReference: isOfPayment ? paymentReference : null,
    // Never the negative zero.
    amountMinor: kind && leaving.has(kind) ? 0 - amount : amount,
    feeMinor: carriedMinor,
    expectedFeeMinor: carriedMinor,
  };
  const apartMinor = fee - carriedMinor;
  if (apartMinor === 0) return [line];
  const apart = { kind: 'fee' as const, lineId: `${id} fee`, movement: `${id} fee`, paymentReference: null };
  return [line, { ...shared, ...apart, amountMinor: apartMinor, feeMinor: 0, expectedFeeMinor: 0 }];
}
