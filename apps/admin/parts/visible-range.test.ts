import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visibleRange } from './visible-range.ts';

test('of a long list the rows in sight are drawn, and fifteen beyond each edge', () => {
  const at = (above: number) => visibleRange({ count: 100, rowHeight: 50, above, height: 500 });
  assert.deepEqual(at(-300), { from: 0, to: 30 });
  assert.deepEqual(at(0), { from: 0, to: 30 });
  assert.deepEqual(at(2000), { from: 25, to: 65 });
  assert.deepEqual(at(4900), { from: 70, to: 100 });
  assert.deepEqual(at(90_000), { from: 70, to: 100 });
});

test('all rows are drawn until their height is known', () => {
  assert.deepEqual(visibleRange({ count: 100, rowHeight: 0, above: 0, height: 500 }), { from: 0, to: 100 });
});
