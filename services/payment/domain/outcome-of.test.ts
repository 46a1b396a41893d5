import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptState, NextActionValue } from './attempt.ts';
import { outcomeOf } from './outcome-of.ts';

const nextAction: NextActionValue = { type: 'redirect', url: 'http://127.0.0.1/act' };
const attempt = {
  attemptId: '0198a000-0000-7000-8000-000000000001',
  state: 'captured' as AttemptState,
  nextAction,
  declineCode: 'card_declined',
  capturedMinor: 0,
  refundedMinor: 0,
  voidedMinor: 0,
  disputedMinor: 0,
  amountMinor: 500,
  isCancelled: false,
  isHeld: false,
  isReleased: false,
};

test('each state is told as it is, with what belongs to it only', () => {
  const told = (state: AttemptState) => {
    const { outcome, nextAction: action, declineCode } = outcomeOf({ ...attempt, state });
    return [outcome, action, declineCode];
  };
  assert.deepEqual(told('new'), ['unknown', null, null]);
  assert.deepEqual(told('unknown'), ['unknown', null, null]);
  assert.deepEqual(told('pending'), ['pending', nextAction, null]);
  assert.deepEqual(told('authorised'), ['authorised', null, null]);
  assert.deepEqual(told('captured'), ['captured', null, null]);
  assert.deepEqual(told('declined'), ['declined', null, 'card_declined']);
  assert.deepEqual(told('voided'), ['voided', null, null]);
});

test('what can still be captured is told of what is held, and of nothing else', () => {
  const held = { ...attempt, isHeld: true, capturedMinor: 200 };
  assert.equal(outcomeOf(held).capturableMinor, 300);
  assert.equal(outcomeOf({ ...held, state: 'authorised', capturedMinor: 0 }).capturableMinor, 500);
  for (const none of [
    { isHeld: false },
    { isReleased: true },
    { isCancelled: true },
    { voidedMinor: 300 },
    { state: 'pending' as const },
  ]) {
    assert.ok(!('capturableMinor' in outcomeOf({ ...held, ...none })), JSON.stringify(none));
  }
});

test('a cancelled attempt is never told as paid: pending while it holds money, with nothing to do for the buyer', () => {
  const cancelled = { ...attempt, isCancelled: true, capturedMinor: 500 };
  const { outcome, nextAction: action, capturedMinor } = outcomeOf(cancelled);
  assert.deepEqual([outcome, action, capturedMinor], ['pending', null, 500]);
  assert.equal(outcomeOf({ ...cancelled, refundedMinor: 499 }).outcome, 'pending');
  assert.equal(outcomeOf({ ...cancelled, refundedMinor: 500 }).outcome, 'captured');
  assert.equal(outcomeOf({ ...attempt, isCancelled: true, state: 'pending' }).nextAction, null);
});
