import type { Dispute, Payment } from './payment.ts';
import { refuse } from './read-fields.ts';
import type { Refusal } from './refusal.ts';
import { nextVersion } from './settle-payment.ts';
import type { Circumstances, Step } from './step.ts';

/** What each dispute costs, in minor units; nobody gets it back. */
const disputeFeeMinor = 1_500;
const answerDays = 7;

/** What disputes keep of a payment: those that the shop has won have given it back. */
export function withheldMinor({ disputes = [] }: Payment): number {
  return disputes.reduce((sum, { status, amountMinor }) => sum + (status === 'won' ? 0 : amountMinor), 0);
}

/** The buyer's bank wants money back: it is withheld at once. Refuses more than there is. */
export function openDispute(
  payment: Payment,
  { amountMinor, reason }: { amountMinor: number; reason: string },
  { now, newId }: Circumstances,
): Step | Refusal {
  const left = payment.capturedMinor - payment.refundedMinor - withheldMinor(payment);
  if (amountMinor > left) return refuse('amount_too_large', 'amountMinor', `at most ${left} can be disputed`);
  const { id: paymentId, currency, disputes = [] } = payment;
  const createdAt = now.toISOString();
  const evidenceDueAt = new Date(now.getTime() + answerDays * 86_400_000).toISOString();
  const id = newId('dis');
  const dispute: Dispute = { id, status: 'opened', amountMinor, currency, reason, createdAt, evidenceDueAt };
  return {
    payment: nextVersion(payment, { disputes: [...disputes, dispute] }),
    announces: 'dispute.opened',
    entry: {
      id: newId('dsp'),
      type: 'dispute',
      paymentId,
      reference: id,
      amountMinor,
      feeMinor: disputeFeeMinor,
      currency,
      settledAt: createdAt,
    },
  };
}

/** Takes what the shop says for itself; refuses when the bank has decided, or it is too late. */
export function answerDispute(
  payment: Payment,
  disputeId: string,
  evidence: string,
  { now }: Pick<Circumstances, 'now'>,
): Step | Refusal {
  const { evidenceDueAt } = payment.disputes?.find(({ id }) => id === disputeId) ?? {};
  if (evidenceDueAt !== undefined && now.toISOString() > evidenceDueAt) {
    return { refusal: 'dispute_overdue', message: `evidence was due by ${evidenceDueAt}` };
  }
  return change(payment, disputeId, { evidence }, 'dispute.answered');
}

/** The bank decides: won, the shop gets its money again. Refuses a second decision. */
export function closeDispute(
  payment: Payment,
  disputeId: string,
  outcome: 'won' | 'lost',
  { now, newId }: Circumstances,
): Step | Refusal {
  const step = change(payment, disputeId, { status: outcome }, `dispute.${outcome}`);
  const dispute = payment.disputes?.find(({ id }) => id === disputeId);
  if ('refusal' in step || outcome === 'lost' || dispute === undefined) return step;
  const { amountMinor, currency } = dispute;
  const entry = { id: newId('dsr'), type: 'dispute_reversal' as const, paymentId: payment.id, currency };
  const reference = `${disputeId} won`;
  return { ...step, entry: { ...entry, reference, amountMinor, feeMinor: 0, settledAt: now.toISOString() } };
}

function change(
  payment: Payment,
  disputeId: string,
  changes: Partial<Dispute>,
  announces: Step['announces'],
): Step | Refusal {
  const { disputes = [] } = payment;
  const dispute = disputes.find(({ id }) => id === disputeId);
  if (dispute?.status !== 'opened') {
    return { refusal: 'dispute_ended', message: 'the bank has decided this dispute' };
  }
  const changed = disputes.map((each) => (each === dispute ? { ...each, ...changes } : each));
  return { payment: nextVersion(payment, { disputes: changed }), announces };
}
