import type { ProviderDispute } from '../domain/provider-dispute.ts';
import type { LineKind, StatementLine } from '../domain/reconciliation/statement-line.ts';
import type { ProviderPayment } from './payment-provider.ts';

type Pages = {
  payments: ReadonlyMap<string, ProviderPayment>;
  lines: readonly StatementLine[];
  change: (reference: string, changes: Partial<ProviderPayment>) => void;
  settle: (reference: string, kind: LineKind, amountMinor: number, movement: string) => void;
};

/** The disputes of the fake provider, at most one of a payment. Each deed of the shop gives why it is refused, or nothing. */
export function fakeDisputes({ payments, lines, change, settle }: Pages) {
  const notes = new Map<string, string>();
  const disputeOf = (reference: string) => payments.get(reference)?.disputes[0];

  function dispute(reference: string, changes: Partial<ProviderDispute> & { amountMinor: number }) {
    const providerDisputeId = `dispute of ${reference}`;
    const { currency = '' } = lines.find(({ paymentReference }) => paymentReference === reference) ?? {};
    const opened = { state: 'opened' as const, reason: 'fraudulent', answerBy: null };
    const told = { providerDisputeId, currency, ...opened, ...disputeOf(reference), ...changes };
    change(reference, { disputes: [told] });
    const { state, amountMinor } = told;
    if (state === 'opened') settle(reference, 'dispute', amountMinor, providerDisputeId);
    if (state === 'won') settle(reference, 'dispute-reversal', amountMinor, `${providerDisputeId} won`);
  }

  return {
    /** What the shop said last, by the reference of the payment. */
    notes,
    /** The buyer’s bank wants money back, or decides. */
    dispute,
    answerDispute: (reference: string, note: string) => {
      if (disputeOf(reference)?.state !== 'opened') return 'dispute_ended';
      notes.set(reference, note);
      return undefined;
    },
    acceptDispute: (reference: string) => {
      const { state, amountMinor = 0 } = disputeOf(reference) ?? {};
      if (state === 'opened') dispute(reference, { amountMinor, state: 'lost' });
      // Lost already: it may have been accepted before.
      return state === 'won' ? 'dispute_ended' : undefined;
    },
  };
}
