import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumSales } from './sum-sales.ts';

test('days add up', () => {
  const days = [
    { orders: 2, revenueMinor: 3000, refundedMinor: 500 },
    { orders: 1, revenueMinor: 1234, refundedMinor: 0 },
  ];
  assert.deepEqual(sumSales(days), { orders: 3, revenueMinor: 4234, refundedMinor: 500 });
  assert.deepEqual(sumSales([]), { orders: 0, revenueMinor: 0, refundedMinor: 0 });
});
