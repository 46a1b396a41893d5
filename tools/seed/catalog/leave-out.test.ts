import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StockCode } from '../lines/collect-stock-codes.ts';
import { leaveOutReason } from './leave-out.ts';

const aCode = (changes: Partial<StockCode>): StockCode => ({
  sku: '22423',
  spellings: ['22423'],
  descriptions: new Map([['REGENCY CAKESTAND 3 TIER', 10]]),
  unpricedDescriptions: new Map(),
  prices: new Map([[12_750, 10]]),
  unitsByMonth: new Map([['2011-06', 40]]),
  firstSeen: '2010-12-01',
  lastSeen: '2011-06-30',
  ...changes,
});

test('a priced and named code stays', () => {
  assert.equal(leaveOutReason(aCode({})), undefined);
});

test('codes of charges, vouchers and samples are no products', () => {
  for (const sku of [
    'POST',
    'DOT',
    'M',
    'D',
    'S',
    'C2',
    'BANK CHARGES',
    'AMAZONFEE',
    'CRUK',
    'PADS',
    'GIFT_0001_20',
  ]) {
    assert.equal(leaveOutReason(aCode({ sku })), 'not a product', sku);
  }
});

test('codes never sold at a price and codes without a usable name are left out, each for its reason', () => {
  const unpriced = aCode({
    prices: new Map(),
    descriptions: new Map(),
    unpricedDescriptions: new Map([['', 1]]),
  });
  assert.equal(leaveOutReason(unpriced), 'never sold at a price, no description');
  assert.equal(
    leaveOutReason({ ...unpriced, unpricedDescriptions: new Map([['damages', 1]]) }),
    'never sold at a price, only a stock note as description',
  );
  assert.equal(leaveOutReason(aCode({ descriptions: new Map([['wrongly coded', 3]]) })), 'no usable name');
});
