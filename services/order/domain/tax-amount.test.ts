import assert from 'node:assert/strict';
import { test } from 'node:test';
import { money, type Currency } from '#contracts/money.ts';
import { taxAmount, type PricesInclude } from './tax-amount.ts';

const parts = (minor: number, currency: Currency, rate: number, include: PricesInclude) => {
  const { net, tax, gross } = taxAmount(money(minor, currency), rate, include);
  return [net, tax, gross].map(({ amountMinor }) => amountMinor);
};

test('tax on top is net × rate, half-up in the minor unit of the currency, of none and three digits too', () => {
  assert.deepEqual(parts(1999, 'USD', 400, 'net'), [1999, 80, 2079]);
  // 10.00 × 0.0625 = 0.625: the half goes up.
  assert.deepEqual(parts(1000, 'USD', 625, 'net'), [1000, 63, 1063]);
  assert.deepEqual(parts(1005, 'JPY', 1000, 'net'), [1005, 101, 1106]);
  assert.deepEqual(parts(4990, 'KWD', 500, 'net'), [4990, 250, 5240]);
});

test('tax in a price is gross × rate / (100 % + rate), half-up', () => {
  assert.deepEqual(parts(1080, 'JPY', 800, 'gross'), [1000, 80, 1080]);
  assert.deepEqual(parts(2200, 'JPY', 1000, 'gross'), [2000, 200, 2200]);
  assert.deepEqual(parts(4990, 'KWD', 0, 'gross'), [4990, 0, 4990]);
  assert.deepEqual(parts(1230, 'EUR', 2300, 'gross'), [1000, 230, 1230]);
});
