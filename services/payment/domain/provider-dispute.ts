import type { Entry } from './ledger/entry.ts';

export type DisputeState = 'opened' | 'won' | 'lost';

/** A dispute as its provider tells of it; once won or lost it stays so. */
export type ProviderDispute = {
  providerDisputeId: string;
  state: DisputeState;
  amountMinor: number;
  currency: string;
  reason: string;
  answerBy: string | null;
};

/** What disputes have taken of a payment, in minor units: those that were won have given it back. */
export function disputedMinor(disputes: readonly ProviderDispute[]): number {
  return disputes.reduce((sum, { state, amountMinor }) => sum + (state === 'won' ? 0 : amountMinor), 0);
}

/** A posting of a dispute: `why` is the statement’s word for the money that moved at the provider. */
export type DisputePosting = { why: 'dispute' | 'dispute-reversal' | 'dispute-loss'; entries: Entry[] };

/**
 * All that is booked of a dispute as it stands, the opening too, which may not have been told: the money leaves clearing for
 * *dispute*; won, it comes back; lost, it is a loss.
 */
export function bookDispute(provider: string, dispute: ProviderDispute): DisputePosting[] {
  const { state, amountMinor, currency } = dispute;
  const withheld = (minor: number) => ({ account: 'dispute', provider: null, currency, amountMinor: minor });
  const clearing = (minor: number) => ({
    account: 'provider-clearing',
    provider,
    currency,
    amountMinor: minor,
  });
  const loss = { account: 'dispute-loss', provider: null, currency, amountMinor };
  const opened: DisputePosting = { why: 'dispute', entries: [withheld(amountMinor), clearing(-amountMinor)] };
  if (state === 'opened') return [opened];
  return [
    opened,
    state === 'won'
      ? { why: 'dispute-reversal', entries: [clearing(amountMinor), withheld(-amountMinor)] }
      : { why: 'dispute-loss', entries: [loss, withheld(-amountMinor)] },
  ];
}
