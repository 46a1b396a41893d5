import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lowestPrices } from './lowest-prices.ts';

const priced = (...amounts: [number, 'GBP' | 'CNY' | 'EUR'][]) => ({
  prices: amounts.map(([amountMinor, currency]) => ({ amountMinor, currency })),
});

test('the lowest price of each currency is told, and whether variants differ', () => {
  const own = new Set(['GBP', 'CNY']);
  const variants = [priced([295, 'GBP'], [2600, 'CNY'], [399, 'EUR']), priced([195, 'GBP'], [2600, 'CNY'])];
  assert.deepEqual(lowestPrices(variants, own), [
    { price: { amountMinor: 195, currency: 'GBP' }, isOnly: false },
    { price: { amountMinor: 2600, currency: 'CNY' }, isOnly: true },
  ]);
  assert.deepEqual(lowestPrices([], own), []);
});
