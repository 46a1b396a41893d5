import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptState } from './attempt.ts';
import { settlementOf } from './settlement-of.ts';

type Step = [state: AttemptState, capturedMinor: number, refundedMinor: number];

function outcome(from: Step, to: Step, isCancelled = false) {
  const stand = ([state, capturedMinor, refundedMinor]: Step) => ({ state, capturedMinor, refundedMinor });
  const after = { ...stand(to), orderId: 'order', attemptId: 'attempt', declineCode: null, isCancelled };
  return settlementOf(stand(from), after)?.outcome;
}

test('what the order centre has not heard of is announced', () => {
  assert.equal(outcome(['new', 0, 0], ['captured', 500, 0]), 'captured');
  assert.equal(outcome(['pending', 0, 0], ['authorised', 0, 0]), 'authorised');
  assert.equal(outcome(['unknown', 0, 0], ['declined', 0, 0]), 'declined');
  assert.equal(outcome(['pending', 0, 0], ['voided', 0, 0]), 'voided');
  assert.equal(outcome(['captured', 500, 0], ['captured', 500, 200]), 'refunded');
  assert.equal(outcome(['captured', 500, 200], ['captured', 500, 500]), 'refunded');
  assert.equal(outcome(['declined', 0, 0], ['captured', 500, 0]), 'captured');
});

test('what was passed over on the way is announced by its sums', () => {
  assert.equal(outcome(['new', 0, 0], ['captured', 500, 200]), 'refunded');
});

test('what nobody need hear of is not', () => {
  assert.equal(outcome(['new', 0, 0], ['pending', 0, 0]), undefined);
  assert.equal(outcome(['captured', 500, 0], ['captured', 500, 0]), undefined);
  assert.equal(outcome(['declined', 0, 0], ['declined', 0, 0]), undefined);
});

test('success of a cancelled attempt is not announced, its end is', () => {
  assert.equal(outcome(['unknown', 0, 0], ['captured', 500, 0], true), undefined);
  assert.equal(outcome(['pending', 0, 0], ['authorised', 0, 0], true), undefined);
  assert.equal(outcome(['captured', 500, 0], ['captured', 500, 500], true), 'refunded');
  assert.equal(outcome(['pending', 0, 0], ['voided', 0, 0], true), 'voided');
  assert.equal(outcome(['pending', 0, 0], ['declined', 0, 0], true), 'declined');
});

test('the event carries ids, the reason and the sums, and nothing else', () => {
  const sums = { capturedMinor: 0, refundedMinor: 0 };
  const ids = { orderId: 'order', attemptId: 'attempt' };
  const after = {
    ...ids,
    ...sums,
    state: 'declined',
    declineCode: 'card_declined',
    isCancelled: false,
  } as const;
  assert.deepEqual(settlementOf({ ...sums, state: 'new' }, after), {
    ...ids,
    ...sums,
    outcome: 'declined',
    declineCode: 'card_declined',
  });
});
