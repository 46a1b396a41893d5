import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOf } from './watch-memory.ts';

test('memory that grows to its end is told by its last third', () => {
  assert.equal(growthOf([500, 600, 600, 600, 600, 600]), 1);
  assert.equal(growthOf([500, 600, 700, 800, 900, 900]), 1.5);
  assert.equal(growthOf([500, 600, 900, 800, 300, 300]), 0.5);
});
