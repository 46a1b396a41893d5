import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratingOf } from './rating-of.ts';

test('the mean of ratings is to two digits, and of none there is none', () => {
  const cases: [number[], number, number | null][] = [
    [[0, 0, 0, 0, 0], 0, null],
    [[0, 0, 0, 0, 7], 7, 5],
    [[1, 0, 0, 0, 2], 3, 3.67],
    [[1, 1, 1, 1, 1], 5, 3],
  ];
  for (const [histogram, count, mean] of cases)
    assert.deepEqual(ratingOf(histogram), { count, mean, histogram });
});
