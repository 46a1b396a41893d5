import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingStockOf } from './opening-stock.ts';

const quantityOf = (months: Record<string, number>): number =>
  openingStockOf(new Map(Object.entries(months))).quantity;

test('opens with twice the last month with sales, in full dozens', () => {
  assert.deepEqual(openingStockOf(new Map([['2011-05', 31]])), { quantity: 72, reason: 'opening-stock' });
  assert.equal(quantityOf({ '2011-06': 30, '2011-05': 500 }), 60);
  assert.equal(quantityOf({ '2011-05': 6, '2011-06': -4 }), 12);
});

test('never opens with less than a dozen nor more than 5,000', () => {
  assert.equal(quantityOf({ '2011-01': 1 }), 12);
  assert.equal(quantityOf({ '2011-01': -3 }), 12);
  assert.equal(quantityOf({}), 12);
  assert.equal(quantityOf({ '2011-06': 40_000 }), 5000);
});
