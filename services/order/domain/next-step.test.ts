import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextStep, stepKey } from './next-step.ts';
import type { Attempt, AttemptState, Order } from './order.ts';
import { secondsToNextLook } from './seconds-to-next-look.ts';

const anAttempt = (state: AttemptState, number = 1): Attempt => ({
  attemptId: `a${number}`,
  number,
  repeatHash: null,
  method: 'card',
  state,
  declineCode: null,
  nextAction: null,
  capturedMinor: 0,
  refundedMinor: 0,
});

const anOrder = (more: Partial<Order>): Order =>
  ({
    state: 'placed',
    stock: 'asked',
    pointsState: 'none',
    isOverdue: false,
    looks: 0,
    attempts: [],
    ...more,
  }) as Order;

/** The steps an order takes when each is tried and changes nothing, and when it is looked at next. */
const steps = (more: Partial<Order>): string[] => {
  const tried = new Set<string>();
  for (;;) {
    const step = nextStep(anOrder(more), tried);
    if (!step) return [...tried];
    tried.add(stepKey(step));
  }
};
/** As late as it may be. */
const look = (more: Partial<Order>): number | null => {
  const seconds = secondsToNextLook(anOrder(more), 1 - Number.EPSILON);
  return seconds === null ? null : Math.round(seconds);
};

describe('what an order still needs', () => {
  test('an interrupted checkout is undone, unless a payment was under way', () => {
    assert.deepEqual(steps({}), ['cancel']);
    assert.deepEqual(steps({ attempts: [anAttempt('started')] }), ['ask-payment a1']);
    assert.equal(look({}), 10);
  });

  test('a checkout whose payment was called off is offered another try, once its money is asked back', () => {
    assert.deepEqual(steps({ attempts: [anAttempt('cancelling')] }), ['give-back a1', 'offer-another-try']);
    assert.deepEqual(steps({ attempts: [anAttempt('returned')] }), ['offer-another-try']);
  });

  test('a payment is asked for, each minute while it is pending and soon while it is unknown', () => {
    const waiting = { state: 'awaiting-payment', stock: 'held' } as const;
    assert.deepEqual(steps({ ...waiting, attempts: [anAttempt('pending')] }), ['ask-payment a1']);
    assert.equal(look({ ...waiting, attempts: [anAttempt('pending')] }), 60);
    assert.equal(look({ ...waiting, attempts: [anAttempt('unknown')] }), 10);
    assert.equal(look({ ...waiting, attempts: [anAttempt('started')] }), 10);
  });

  test('past its deadline it is cancelled, but never before payment was heard', () => {
    const late = { state: 'awaiting-payment', stock: 'held', isOverdue: true } as const;
    assert.deepEqual(steps({ ...late, attempts: [anAttempt('pending')] }), ['ask-payment a1', 'cancel']);
    assert.deepEqual(steps({ ...late, attempts: [anAttempt('unknown')] }), ['ask-payment a1']);
    assert.deepEqual(steps({ ...late, attempts: [anAttempt('started')] }), ['ask-payment a1']);
    assert.deepEqual(steps({ ...late, state: 'payment-refused', attempts: [anAttempt('declined')] }), [
      'cancel',
    ]);
  });

  test('points are redeemed with the goods of a paid order, and given back with those of a cancelled one', () => {
    const paid = { state: 'paid', stock: 'held', pointsState: 'asked' } as const;
    assert.deepEqual(steps(paid), ['commit-goods', 'redeem-points']);
    assert.deepEqual(steps({ ...paid, stock: 'committed', pointsState: 'committed' }), []);
    assert.equal(look({ ...paid, stock: 'committed' }), 10);
    const cancelled = { state: 'cancelled', stock: 'returned' } as const;
    assert.deepEqual(steps({ ...cancelled, pointsState: 'asked' }), ['return-points']);
    assert.deepEqual(steps({ ...cancelled, pointsState: 'committed' }), ['return-points']);
    assert.deepEqual(steps({ ...cancelled, pointsState: 'returned' }), []);
  });

  test('an order whose money is held has its goods and points too, and is cancelled when the hold ends', () => {
    const held = { state: 'authorised', stock: 'held', pointsState: 'asked' } as const;
    assert.deepEqual(steps(held), ['commit-goods', 'redeem-points']);
    assert.equal(look({ ...held, stock: 'committed' }), 10);
    assert.equal(look({ ...held, stock: 'committed', pointsState: 'committed' }), null);
    assert.deepEqual(steps({ ...held, isOverdue: true }), ['cancel']);
    assert.deepEqual(steps({ ...held, isOverdue: true, isCharging: true }), [
      'commit-goods',
      'redeem-points',
    ]);
  });

  test('a refused payment rests until the deadline', () => {
    const refused = { state: 'payment-refused', stock: 'held', attempts: [anAttempt('declined')] } as const;
    assert.deepEqual(steps(refused), []);
    assert.equal(look(refused), 86_400);
    assert.equal(look({ ...refused, isOverdue: true }), 10);
    assert.deepEqual(steps({ ...refused, state: 'awaiting-payment' }), ['offer-another-try']);
  });

  test('a paid order commits its goods and gives other money back; then nothing is left to do', () => {
    const attempts = [anAttempt('cancelling', 1), anAttempt('captured', 2)];
    assert.deepEqual(steps({ state: 'paid', stock: 'held', attempts }), ['give-back a1', 'commit-goods']);
    assert.equal(look({ state: 'paid', stock: 'held', attempts: [anAttempt('captured')] }), 10);
    assert.deepEqual(steps({ state: 'paid', stock: 'committed', attempts: [anAttempt('captured')] }), []);
    assert.equal(look({ state: 'paid', stock: 'committed', attempts: [anAttempt('captured')] }), null);
  });

  test('a cancelled order gives back money and goods; then nothing is left to do', () => {
    const attempts = [anAttempt('cancelling')];
    assert.deepEqual(steps({ state: 'cancelled', stock: 'held', attempts }), [
      'give-back a1',
      'return-goods',
    ]);
    assert.equal(look({ state: 'cancelled', stock: 'returned', attempts }), 10);
    assert.equal(look({ state: 'cancelled', stock: 'returned', attempts: [anAttempt('returned')] }), null);
  });
});

describe('what is tried again', () => {
  const failing = { state: 'paid', stock: 'held' } as const;
  const chances = Array.from({ length: 101 }, (_, index) => index / 101);
  const waits = (looks: number) =>
    chances.map((chance) => secondsToNextLook(anOrder({ ...failing, looks }), chance) ?? Infinity);

  test('comes later each time in vain, up to half a minute', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 100, 2000].map((looks) => look({ ...failing, looks })),
      [10, 20, 30, 30, 30, 30],
    );
  });

  test('is spread by chance over half of its wait, so that what failed together does not come back together', () => {
    for (const [looks, most] of [10, 20, 30, 30].entries()) {
      const spread = waits(looks);
      assert.deepEqual([Math.min(...spread), Math.max(...spread) < most], [most / 2, true]);
      assert.equal(new Set(spread).size, chances.length, 'another chance, another moment');
    }
  });

  test('leaves what is asked for each minute, or waits for its deadline, where it is', () => {
    for (const looks of [0, 7]) {
      const waiting = { state: 'awaiting-payment', stock: 'held', looks } as const;
      assert.equal(look({ ...waiting, attempts: [anAttempt('pending')] }), 60);
      assert.equal(look({ ...waiting, state: 'payment-refused', attempts: [anAttempt('declined')] }), 86_400);
      assert.equal(look({ state: 'paid', stock: 'committed', looks }), null);
    }
  });
});
