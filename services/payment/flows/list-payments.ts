import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Currency } from '#contracts/money.ts';
import { listAttemptsOfOrder } from '../store/attempts.ts';
import { listEntriesOfOrder } from '../store/ledger.ts';
import { listRefundsOfOrder } from '../store/refunds.ts';
import type { PaymentTools } from './provider-of.ts';

/** The attempts, refunds and ledger entries of an order, for staff. */
export async function listPayments(
  tools: PaymentTools,
  { orderId }: InputTo<'payment', 'listPayments'>,
): Promise<AnswerOf<'payment', 'listPayments'>> {
  const [attempts, refunds, entries] = await tools.db.together([
    listAttemptsOfOrder(orderId),
    listRefundsOfOrder(orderId),
    listEntriesOfOrder(orderId),
  ]);
  return {
    attempts: attempts.map((attempt) => ({
      attemptId: attempt.attemptId,
      provider: attempt.provider ?? '',
      method: attempt.method ?? '',
      state: attempt.state,
      amount: moneyOf(attempt),
      capturedMinor: attempt.capturedMinor,
      refundedMinor: attempt.refundedMinor,
      createdAt: attempt.createdAt,
    })),
    refunds: refunds.map((refund) => ({
      refundId: refund.refundId,
      attemptId: refund.attemptId,
      amount: moneyOf(refund),
      state: refund.state,
      reason: refund.reason,
      refusedCode: refund.refusedCode,
      createdAt: refund.createdAt,
    })),
    entries: entries.map((entry) => ({
      at: entry.at,
      account: entry.account,
      amount: moneyOf(entry),
      why: entry.why,
    })),
  };
}

/** Stored currencies came in by the contract. */
function moneyOf({ amountMinor, currency }: { amountMinor: number; currency: string | null }) {
  return { amountMinor, currency: currency as Currency };
}
