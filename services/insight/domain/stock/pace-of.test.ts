import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace-of.ts';

test('goods last as long as what is left sells at the present rate', () => {
  // Worked by hand: 20 sold and 10 left are two thirds; ten at two thirds a day last 15 days.
  assert.deepEqual(paceOf({ soldQuantity: 20, onHand: 10, days: 30 }), { daysLeft: 15, sellThrough: 0.6667 });
  assert.deepEqual(paceOf({ soldQuantity: 7, onHand: 10, days: 30 }), { daysLeft: 42, sellThrough: 0.4118 });
  assert.deepEqual(paceOf({ soldQuantity: 5, onHand: 0, days: 30 }), { daysLeft: 0, sellThrough: 1 });
});

test('what does not sell has no end, and more given back than sold is nothing sold', () => {
  assert.deepEqual(paceOf({ soldQuantity: 0, onHand: 10, days: 30 }), { daysLeft: null, sellThrough: 0 });
  assert.deepEqual(paceOf({ soldQuantity: -2, onHand: 10, days: 30 }), { daysLeft: null, sellThrough: 0 });
  assert.deepEqual(paceOf({ soldQuantity: 0, onHand: 0, days: 30 }), { daysLeft: null, sellThrough: null });
});
