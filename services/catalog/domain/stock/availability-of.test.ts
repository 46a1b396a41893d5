import assert from 'node:assert/strict';
import { test } from 'node:test';
import { availabilityOf } from './availability-of.ts';

test('five or fewer are told as low with their number, none as out', () => {
  const cases: [number, unknown][] = [
    [-3, { state: 'out' }],
    [0, { state: 'out' }],
    [1, { state: 'low', quantityLeft: 1 }],
    [5, { state: 'low', quantityLeft: 5 }],
    [6, { state: 'in-stock' }],
  ];
  for (const [free, expected] of cases) assert.deepEqual(availabilityOf({ free, usable: free }), expected);
});

test('what may be ordered though nothing is free is told as a back order', () => {
  const cases: [free: number, usable: number, expected: unknown][] = [
    [0, 6, { state: 'in-stock', isBackOrder: true }],
    [-2, 4, { state: 'low', quantityLeft: 4, isBackOrder: true }],
    [-6, 0, { state: 'out' }],
    [1, 7, { state: 'in-stock' }],
  ];
  for (const [free, usable, expected] of cases) assert.deepEqual(availabilityOf({ free, usable }), expected);
});
