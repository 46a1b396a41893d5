import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aPayment, someCircumstances, someInstant } from '../testing.ts';
import { answerDispute, closeDispute, openDispute, withheldMinor } from './dispute-payment.ts';
import { makeStatement } from './make-statement.ts';
import type { Payment, StatementEntry } from './payment.ts';
import { refundPayment } from './refund-payment.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Step } from './step.ts';

const captured = aPayment({ status: 'captured', capturedMinor: 10_000, refundedMinor: 1_000 });

function done(outcome: Step | Refusal): Step {
  assert.ok(!isRefusal(outcome));
  return outcome;
}

function opened(amountMinor = 4_000) {
  const step = done(openDispute(captured, { amountMinor, reason: 'fraudulent' }, someCircumstances()));
  const [dispute] = step.payment.disputes ?? [];
  assert.ok(dispute);
  return { ...step, dispute };
}

test('a dispute withholds the money for a fee, and leaves a week to answer', () => {
  const { payment, announces, entry, dispute } = opened();
  assert.deepEqual(dispute, {
    id: 'dis_1',
    status: 'opened',
    amountMinor: 4_000,
    currency: 'GBP',
    reason: 'fraudulent',
    createdAt: '2026-11-21T10:00:00.000Z',
    evidenceDueAt: '2026-11-28T10:00:00.000Z',
  });
  assert.deepEqual(entry, {
    id: 'dsp_2',
    type: 'dispute',
    paymentId: 'pay_0',
    reference: 'dis_1',
    amountMinor: 4_000,
    feeMinor: 1_500,
    currency: 'GBP',
    settledAt: '2026-11-21T10:00:00.000Z',
  });
  assert.deepEqual([announces, payment.version, withheldMinor(payment)], ['dispute.opened', 2, 4_000]);
});

test('no more can be disputed than was taken and is left, nor refunded than is not withheld', () => {
  const refusal = {
    refusal: 'amount_too_large',
    message: 'at most 9000 can be disputed',
    param: 'amountMinor',
  };
  const wish = { amountMinor: 9_001, reason: 'fraudulent' };
  assert.deepEqual(openDispute(captured, wish, someCircumstances()), refusal);
  const { payment } = opened();
  const refund = (amountMinor: number) =>
    refundPayment(payment, { amountMinor, reference: 'r' }, someCircumstances());
  assert.ok(isRefusal(refund(5_001)));
  assert.ok(!isRefusal(refund(5_000)));
});

test('evidence is taken until its deadline, and replaces what was said before', () => {
  const { payment } = opened();
  const due = new Date(someInstant.getTime() + 7 * 86_400_000);
  const first = done(answerDispute(payment, 'dis_1', 'one', { now: someInstant }));
  const second = done(answerDispute(first.payment, 'dis_1', 'two', { now: due }));
  assert.deepEqual([second.payment.disputes?.[0]?.evidence, second.announces], ['two', 'dispute.answered']);
  const late = answerDispute(payment, 'dis_1', 'three', { now: new Date(due.getTime() + 1) });
  assert.ok(isRefusal(late) && late.refusal === 'dispute_overdue');
});

test('won gives the money back, lost does not, and both end it', () => {
  const { payment } = opened();
  const won = done(closeDispute(payment, 'dis_1', 'won', someCircumstances()));
  assert.deepEqual(
    [won.announces, won.entry?.type, won.entry?.amountMinor, won.entry?.feeMinor, withheldMinor(won.payment)],
    ['dispute.won', 'dispute_reversal', 4_000, 0, 0],
  );
  const lost = done(closeDispute(payment, 'dis_1', 'lost', someCircumstances()));
  assert.deepEqual(
    [lost.announces, lost.entry, withheldMinor(lost.payment)],
    ['dispute.lost', undefined, 4_000],
  );
  for (const { payment: ended } of [won, lost]) {
    for (const again of [
      closeDispute(ended, 'dis_1', 'won', someCircumstances()),
      answerDispute(ended, 'dis_1', 'late', { now: someInstant }),
    ]) {
      assert.ok(isRefusal(again) && again.refusal === 'dispute_ended');
    }
  }
});

const deeds = fc.array(
  fc.tuple(fc.constantFrom('open', 'won', 'lost', 'refund'), fc.integer({ min: 1, max: 6_000 })),
  { maxLength: 12 },
);

test('whatever happens, the statement’s sums are what is left of the money', () => {
  fc.assert(
    fc.property(deeds, (story) => {
      const circumstances = someCircumstances();
      let payment: Payment = aPayment({ status: 'captured', capturedMinor: 10_000 });
      const capture = {
        id: 'cap_0',
        type: 'capture' as const,
        paymentId: 'pay_0',
        reference: 'c',
        currency: 'GBP',
      };
      const entries: StatementEntry[] = [
        { ...capture, amountMinor: 10_000, feeMinor: 0, settledAt: someInstant.toISOString() },
      ];
      for (const [deed, amountMinor] of story) {
        const open = payment.disputes?.find(({ status }) => status === 'opened');
        const step =
          deed === 'open'
            ? openDispute(payment, { amountMinor, reason: 'fraudulent' }, circumstances)
            : deed === 'refund'
              ? refundPayment(payment, { amountMinor, reference: `r${entries.length}` }, circumstances)
              : closeDispute(payment, open?.id ?? 'none', deed, circumstances);
        if (isRefusal(step)) continue;
        ({ payment } = step);
        if (step.entry) entries.push(step.entry);
      }
      const { totals } = makeStatement('2026-11-21', entries, someInstant, () => 'order-1');
      const left = payment.capturedMinor - payment.refundedMinor - withheldMinor(payment);
      assert.ok(left >= 0);
      assert.equal((totals[0]?.netMinor ?? 0) + (totals[0]?.feesMinor ?? 0), left);
    }),
  );
});
