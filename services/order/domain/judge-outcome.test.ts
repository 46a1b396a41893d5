import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeOutcome, type Outcome, type Verdict } from './judge-outcome.ts';
import type { AttemptState, OrderState } from './order.ts';

const none: Outcome = { outcome: 'pending', capturedMinor: 0, refundedMinor: 0 };
const pending = none;
const authorised: Outcome = { ...none, outcome: 'authorised' };
const unknown: Outcome = { ...none, outcome: 'unknown' };
const declined: Outcome = { ...none, outcome: 'declined' };
const voided: Outcome = { ...none, outcome: 'voided' };
const captured: Outcome = { outcome: 'captured', capturedMinor: 500, refundedMinor: 0 };
const short: Outcome = { ...captured, capturedMinor: 499 };
const refunded: Outcome = { ...captured, refundedMinor: 500 };

const judge = (state: OrderState, attempt: AttemptState, outcome: Outcome, refundedMinor = 0): Verdict =>
  judgeOutcome(
    { state, totalMinor: 500, captureAt: 'payment' },
    { state: attempt, capturedMinor: attempt === 'captured' ? 500 : 0, refundedMinor },
    outcome,
  );

/** The same where money is taken as goods are sent; `capturedMinor` is what is known of the attempt. */
const judgeHeld = (state: OrderState, attempt: AttemptState, outcome: Outcome, capturedMinor = 0): Verdict =>
  judgeOutcome(
    { state, totalMinor: 500, captureAt: 'shipping' },
    { state: attempt, capturedMinor, refundedMinor: 0 },
    outcome,
  );

const unpaid = ['placed', 'awaiting-payment', 'payment-refused'] as const;
const open = ['started', 'pending', 'unknown'] as const;

describe('an open attempt of an unpaid order', () => {
  for (const state of unpaid) {
    for (const attempt of open) {
      test(`${state}, ${attempt}`, () => {
        const verdicts = [captured, pending, authorised, unknown, short, declined, voided, refunded].map(
          (outcome) => judge(state, attempt, outcome),
        );
        assert.deepEqual(verdicts, ['paid', 'wait', 'wait', 'wait', 'wait', 'refused', 'refused', 'refused']);
      });
    }
  }
});

test('a late success of a refused attempt pays an unpaid order, and is given back by any other', () => {
  for (const attempt of ['declined', 'returned'] as const) {
    for (const state of unpaid) {
      assert.equal(judge(state, attempt, captured), 'paid');
      assert.equal(judge(state, attempt, short), 'give-back');
    }
    assert.equal(judge('cancelled', attempt, captured), 'give-back');
    assert.equal(judge('paid', attempt, captured), 'give-back');
    for (const outcome of [declined, voided, pending, unknown, refunded]) {
      assert.equal(judge('awaiting-payment', attempt, outcome), 'nothing');
    }
  }
});

test('a success that was told before its money was given back, and comes after it, changes nothing', () => {
  for (const attempt of ['declined', 'returned'] as const) {
    for (const state of [...unpaid, 'cancelled', 'paid'] as const) {
      assert.equal(judge(state, attempt, captured, 500), 'nothing');
    }
  }
});

test('an attempt that is being cancelled is given back until nothing is kept', () => {
  for (const outcome of [captured, pending, unknown, authorised]) {
    assert.equal(judge('cancelled', 'cancelling', outcome), 'give-back');
    assert.equal(judge('awaiting-payment', 'cancelling', outcome), 'give-back');
  }
  for (const outcome of [refunded, voided, declined]) {
    assert.equal(judge('cancelled', 'cancelling', outcome), 'returned');
  }
});

test('what comes after the capture changes nothing but the amount given back', () => {
  for (const outcome of [captured, declined, voided, pending, unknown]) {
    assert.equal(judge('paid', 'captured', outcome), 'nothing');
  }
  assert.equal(judge('paid', 'captured', refunded), 'note');
  assert.equal(judge('paid', 'captured', refunded, 500), 'nothing');
});

test('an open attempt of an order that is settled already is given back', () => {
  assert.equal(judge('cancelled', 'pending', captured), 'give-back');
  assert.equal(judge('paid', 'pending', pending), 'give-back');
  assert.equal(judge('paid', 'started', declined), 'returned');
});

test('where money is taken as goods are sent, a hold is enough, and a capture of all pays the order', () => {
  for (const state of unpaid) {
    for (const attempt of open) {
      assert.equal(judgeHeld(state, attempt, authorised), 'authorised');
      assert.equal(judgeHeld(state, attempt, captured), 'paid');
      assert.equal(judgeHeld(state, attempt, declined), 'refused');
    }
  }
  assert.equal(judgeHeld('cancelled', 'pending', authorised), 'give-back');
  assert.equal(judgeHeld('cancelled', 'cancelling', authorised), 'give-back');
});

test('a hold that is known hears of captures once, and of its end', () => {
  const part: Outcome = { ...captured, capturedMinor: 200 };
  assert.equal(judgeHeld('authorised', 'authorised', authorised), 'nothing');
  assert.equal(judgeHeld('authorised', 'authorised', unknown), 'nothing');
  assert.equal(judgeHeld('authorised', 'authorised', part), 'note');
  assert.equal(judgeHeld('authorised', 'authorised', voided), 'hold-lost');
  assert.equal(judgeHeld('authorised', 'authorised', declined), 'hold-lost');
  assert.equal(judgeHeld('paid', 'captured', part, 200), 'nothing');
  assert.equal(judgeHeld('paid', 'captured', part, 300), 'nothing');
  assert.equal(judgeHeld('paid', 'captured', captured, 200), 'note');
  assert.equal(judgeHeld('paid', 'captured', authorised, 200), 'nothing');
});
