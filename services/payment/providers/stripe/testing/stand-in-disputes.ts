import type { Form } from './parse-form.ts';
import { invalid } from './stand-in-error.ts';
import type { StandInStore, Thing } from './stand-in-store.ts';

type Details = { due_by: number; submission_count: number };

/** Opens a dispute of a charge: its money leaves the balance, for 1500, and there is a week to answer. */
export function openDispute(store: StandInStore, charge: Thing, amount: number): Thing {
  const dispute = store.add('dispute', 'du', {
    amount,
    currency: charge['currency'],
    charge: charge.id,
    payment_intent: charge['payment_intent'],
    reason: 'fraudulent',
    status: 'needs_response',
    evidence: {},
    evidence_details: { due_by: store.nowSeconds() + 7 * 86_400, submission_count: 0, past_due: false },
    balance_transactions: [],
  });
  charge['disputed'] = true;
  withdraw(store, dispute, 'dispute', -amount, 1500);
  return dispute;
}

/** The buyer’s bank decides. */
export function decideDispute(store: StandInStore, dispute: Thing, status: 'won' | 'lost'): void {
  dispute['status'] = status;
  if (status === 'won') withdraw(store, dispute, 'dispute_reversal', Number(dispute['amount']), 0);
}

/** Takes evidence, once, or (of a form without any) the acceptance of a dispute. */
export function sayOfDispute({ store, id, form }: { store: StandInStore; id: string; form: Form }): Thing {
  const dispute = store.find(id, 'dispute');
  const details = dispute['evidence_details'] as Details;
  const isEvidence = form['evidence'] !== undefined;
  if (isEvidence ? dispute['status'] !== 'needs_response' : isOver(dispute)) {
    throw invalid('This dispute is already closed or under review.');
  }
  if (!isEvidence) return Object.assign(dispute, { status: 'lost' });
  Object.assign(dispute.metadata, form['metadata']);
  details.submission_count += 1;
  return Object.assign(dispute, { evidence: form['evidence'], status: 'under_review' });
}

function isOver(dispute: Thing): boolean {
  return dispute['status'] === 'won' || dispute['status'] === 'lost';
}

function withdraw(store: StandInStore, dispute: Thing, category: string, amount: number, fee: number): void {
  const moved = store.find(store.move(category, amount, fee, dispute), 'balance_transaction');
  (dispute['balance_transactions'] as Thing[]).push(structuredClone(moved));
}
