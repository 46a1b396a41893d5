import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFalseRefusals } from './find-false-refusals.ts';

const asked = (fromMs: number, toMs: number) => ({ fromMs, toMs });
/** Two units: both are gone at 200, one is given back at 1000, and sold again at 9000. */
const moves = [
  { atMs: 100, taken: 1 },
  { atMs: 200, taken: 1 },
  { atMs: 1000, taken: -1 },
  { atMs: 9000, taken: 1 },
];

test('who is refused while a unit is free is found', () => {
  const falsely = [asked(10, 90), asked(110, 190), asked(5000, 8000)];
  assert.deepEqual(findFalseRefusals(falsely, moves, 2), falsely);
  assert.deepEqual(findFalseRefusals(falsely, [], 2), falsely, 'who sells nothing may refuse nobody');
});

test('who is refused when all were taken at some moment since they asked is refused rightly', () => {
  const rightly = [asked(110, 210), asked(500, 600), asked(900, 1100), asked(2000, 2100), asked(9500, 9600)];
  assert.deepEqual(findFalseRefusals(rightly, moves, 2), []);
  assert.deepEqual(findFalseRefusals(rightly, moves, 3), rightly, 'a third one was never sold');
});
