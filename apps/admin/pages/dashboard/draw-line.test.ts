import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawLine, niceTop } from './draw-line.ts';

test('a drawing ends above its highest day, at a round number', () => {
  assert.deepEqual([0, 1, 3, 18_340, 41, 99, 0.025].map(niceTop), [1, 1, 4, 20_000, 50, 100, 0.04]);
});

test('a line goes from end to end, and never below the ground', () => {
  assert.equal(drawLine([0, 10, -5], 10, 100, 50), '0,50 50,0 100,50');
  assert.equal(drawLine([5], 10, 100, 50), '0,25');
});
