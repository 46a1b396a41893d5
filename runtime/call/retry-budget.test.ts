import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRetryBudget } from './retry-budget.ts';

test('a burst of retries is free, then each takes ten calls', () => {
  const budget = createRetryBudget(0.1, 3);
  assert.deepEqual([1, 2, 3, 4].map(budget.mayRetry), [true, true, true, false]);
  for (let call = 0; call < 9; call += 1) budget.noteCall();
  assert.equal(budget.mayRetry(), false);
  for (let call = 0; call < 2; call += 1) budget.noteCall();
  assert.equal(budget.mayRetry(), true);
  assert.equal(budget.mayRetry(), false);
});

test('what is saved up is no more than the burst', () => {
  const budget = createRetryBudget(0.5, 2);
  for (let call = 0; call < 100; call += 1) budget.noteCall();
  assert.deepEqual([1, 2, 3].map(budget.mayRetry), [true, true, false]);
});
