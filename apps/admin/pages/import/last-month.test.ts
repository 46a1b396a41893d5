import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastMonth } from './last-month.ts';

test('the month before is whole, over the turn of a year and in a leap year', () => {
  assert.deepEqual(lastMonth(new Date(2026, 0, 31, 23)), { from: '2025-12-01', to: '2025-12-31' });
  assert.deepEqual(lastMonth(new Date(2024, 2, 1)), { from: '2024-02-01', to: '2024-02-29' });
});
