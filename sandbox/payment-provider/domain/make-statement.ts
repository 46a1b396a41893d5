import type { StatementEntry } from './payment.ts';

/** A line as it is shown; `paymentReference` is the payment's own reference. */
export type StatementLine = Omit<StatementEntry, 'type' | 'paymentId'> & {
  type: StatementEntry['type'] | 'payout';
  paymentId: string | null;
  paymentReference: string | null;
  netMinor: number;
};

/** The sums of one currency in minor units; net = captured − refunded − disputed − fees, and is what is paid out. */
export type StatementTotal = {
  currency: string;
  capturedMinor: number;
  refundedMinor: number;
  /** Withheld by disputes, less what was won again. */
  disputedMinor: number;
  feesMinor: number;
  netMinor: number;
};

export type Statement = {
  date: string;
  isFinal: boolean;
  entries: StatementLine[];
  totals: StatementTotal[];
};

/**
 * One day's statement (days are UTC); it is final when the day is over, and ends with the payout of each currency's net
 * then: below zero where the shop had to make good. `referenceOf` gives the reference of a payment.
 */
export function makeStatement(
  date: string,
  entries: readonly StatementEntry[],
  now: Date,
  referenceOf: (paymentId: string) => string | null,
): Statement {
  const lines: StatementLine[] = entries.map((entry) => ({
    ...entry,
    paymentReference: referenceOf(entry.paymentId),
    netMinor: netOf(entry),
  }));
  const totals = totalsOf(lines);
  const isFinal = date < now.toISOString().slice(0, 10);
  const payouts = totals.filter(({ netMinor }) => isFinal && netMinor !== 0);
  return { date, isFinal, entries: [...lines, ...payouts.map((total) => payOut(date, total))], totals };
}

function totalsOf(lines: readonly StatementLine[]): StatementTotal[] {
  const byCurrency = Map.groupBy(lines, ({ currency }) => currency);
  const totals = [...byCurrency].map(([currency, ofCurrency]) => {
    const sum = (pick: (line: StatementLine) => number): number =>
      ofCurrency.reduce((total, line) => total + pick(line), 0);
    return {
      currency,
      capturedMinor: sum((line) => (line.type === 'capture' ? line.amountMinor : 0)),
      refundedMinor: sum((line) => (line.type === 'refund' ? line.amountMinor : 0)),
      disputedMinor:
        sum((line) => (line.type === 'dispute' ? line.amountMinor : 0)) -
        sum((line) => (line.type === 'dispute_reversal' ? line.amountMinor : 0)),
      feesMinor: sum((line) => line.feeMinor),
      netMinor: sum((line) => line.netMinor),
    };
  });
  return totals.toSorted(byCode);
}

function payOut(date: string, { currency, netMinor }: StatementTotal): StatementLine {
  const id = `po_${date}_${currency}`;
  return {
    id,
    type: 'payout',
    paymentId: null,
    paymentReference: null,
    reference: id,
    amountMinor: netMinor,
    feeMinor: 0,
    netMinor: -netMinor,
    currency,
    settledAt: `${date}T23:59:59.999Z`,
  };
}

function netOf({ type, amountMinor, feeMinor }: StatementEntry): number {
  return (type === 'capture' || type === 'dispute_reversal' ? amountMinor : -amountMinor) - feeMinor;
}

function byCode(one: StatementTotal, other: StatementTotal): number {
  return one.currency < other.currency ? -1 : 1;
}
