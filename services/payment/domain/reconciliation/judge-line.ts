import type { Entry } from '../ledger/entry.ts';
import type { CaseKind, Sides } from './judge-group.ts';
import { signOf, type StatementLine } from './statement-line.ts';

/** A line as it was kept. `attemptId` is null when nobody here has made its payment. */
export type KeptLine = Omit<StatementLine, 'paymentReference'> & {
  provider: string;
  attemptId: string | null;
  isDuplicate: boolean;
};

export type JudgedLine = {
  /** What differs by this line alone, whatever else is told of its payment. */
  difference: (Sides & { kind: CaseKind }) | null;
  /** What is booked because of it: fees by the price list, and payouts. */
  posting: { why: 'provider-fee' | 'payout'; entries: Entry[] } | null;
};

/** Judges a line by itself: its fee, whether it comes twice, and whether its payment is known at all. */
export function judgeLine(line: KeptLine): JudgedLine {
  const { kind, amountMinor, feeMinor, expectedFeeMinor, isDuplicate, attemptId } = line;
  const netMinor = signOf(kind) * amountMinor - feeMinor;
  if (isDuplicate) return { difference: differ(line, 'duplicate', 0, netMinor), posting: null };
  if (kind === 'payout') return { difference: null, posting: book(line, 'payout', 'bank', amountMinor) };
  if (kind === 'fee')
    return { difference: null, posting: book(line, 'provider-fee', 'provider-fee', amountMinor) };
  if (attemptId === null) return { difference: differ(line, 'missing-here', 0, netMinor), posting: null };
  return {
    difference: feeMinor === expectedFeeMinor ? null : differ(line, 'fee', -expectedFeeMinor, -feeMinor),
    posting: book(line, 'provider-fee', 'provider-fee', expectedFeeMinor),
  };
}

function differ(
  { currency }: KeptLine,
  kind: CaseKind,
  hereMinor: number,
  thereMinor: number,
): JudgedLine['difference'] {
  return { kind, hereMinor, hereCurrency: currency, thereMinor, thereCurrency: currency };
}

/** Money that leaves the provider for an account of the shop. */
function book(
  { provider, currency }: KeptLine,
  why: 'provider-fee' | 'payout',
  account: string,
  amountMinor: number,
): JudgedLine['posting'] {
  if (amountMinor === 0) return null;
  const entries = [
    { account, provider: null, currency, amountMinor },
    { account: 'provider-clearing', provider, currency, amountMinor: -amountMinor },
  ];
  return { why, entries };
}
