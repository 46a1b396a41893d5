import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BusyAnswer } from './busy-answer.ts';
import { driveAtTimes } from './drive-at-times.ts';

test('turns begin at their time, and refusals are no errors', async () => {
  let count = 0;
  const turn = () => {
    count += 1;
    if (count % 4 === 0) return Promise.reject(new BusyAnswer('come back later', 12));
    if (count === 5) return Promise.reject(new Error('a fault'));
    return Promise.resolve();
  };
  let hasBegun = false;
  const onBegin = () => {
    hasBegun = true;
    return Promise.resolve();
  };
  const told = await driveAtTimes(turn, { perSecond: 1000, seconds: 0.03 }, () => 0, onBegin);
  assert.ok(hasBegun);
  assert.deepEqual([told.begun, count], [30, 30]);
  assert.deepEqual(told.errors, ['a fault']);
  assert.deepEqual([...new Set(told.refusedMs)], [12]);
  assert.equal(told.refusedMs.length, 7);
});
