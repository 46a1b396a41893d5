import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Attempt } from '../domain/attempt.ts';
import { outcomeOf } from '../domain/outcome-of.ts';
import { findAttempts } from '../store/attempts.ts';
import { postMovement } from '../store/ledger.ts';
import { insertManualAttempts } from '../store/manual-attempts.ts';
import type { PaymentTools } from './provider-of.ts';

type Payment = InputTo<'payment', 'recordManualPayments'>['payments'][number];

const triesMost = 3;

/**
 * Writes money down that was received by hand: attempts, ledger and events in one flight. Known attempts are left as they
 * are, so a repeat changes nothing, and one that was called off before it arrived takes no money.
 */
export async function recordManualPayments(
  tools: PaymentTools,
  { payments }: InputTo<'payment', 'recordManualPayments'>,
): Promise<ResultOf<'payment', 'recordManualPayments'>> {
  const ids = payments.map(({ attemptId }) => attemptId);
  const nothing = payments.findIndex(({ amount }) => amount.amountMinor <= 0);
  if (nothing >= 0 || new Set(ids).size < ids.length) {
    return refuse('value-invalid', 'Each payment is of a positive sum and has an attempt of its own.', {
      path: `/payments/${Math.max(nothing, 0)}`,
    });
  }
  for (let tries = 0; tries < triesMost; tries += 1) {
    const known = new Map((await tools.db.rows(findAttempts(ids))).map((each) => [each.attemptId, each]));
    const index = payments.findIndex((payment) => !isSame(known.get(payment.attemptId), payment));
    if (index >= 0) {
      return refuse('value-invalid', 'This attempt was made for another order or sum.', {
        path: `/payments/${index}/attemptId`,
      });
    }
    const fresh = payments.filter(({ attemptId }) => !known.has(attemptId));
    if (fresh.length === 0) return { outcomes: ids.flatMap((id) => known.get(id) ?? []).map(outcomeOf) };
    tools.killPoint('payment.record-manual.before');
    const flown = await tools.db.tryFlight([
      insertManualAttempts(JSON.stringify(fresh)),
      ...fresh.flatMap((payment) => stepsOf(tools, payment)),
    ]);
    tools.killPoint('payment.record-manual.after');
    if (flown.isRefused && flown.refusedBy !== 'attempt_pkey') {
      throw new Error(`payments by hand could not be written: ${flown.refusedBy}`);
    }
  }
  return refuse('version-conflict', 'The same payments are being written down elsewhere; try again.');
}

/** A tombstone, which has no order, is the same as whatever arrives late. */
function isSame(known: Attempt | undefined, { orderId, amount }: Payment): boolean {
  if (!known || known.orderId === null) return true;
  const isSameSum = known.amountMinor === amount.amountMinor && known.currency === amount.currency;
  return known.orderId === orderId && isSameSum && known.provider === 'manual';
}

function stepsOf(tools: PaymentTools, { attemptId, orderId, amount: { amountMinor, currency } }: Payment) {
  const amounts = { capturedMinor: amountMinor, refundedMinor: 0 };
  const payload = { orderId, attemptId, outcome: 'captured', declineCode: null, ...amounts } as const;
  return [
    postMovement(uuidv7(), attemptId, 'capture', amountMinor, amountMinor, currency),
    announce(tools, 'payment.settled', { key: orderId, version: 1, payload }),
  ];
}
