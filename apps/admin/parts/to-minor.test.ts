import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMinor } from './to-minor.ts';

test('typed amounts become whole minor units of their currency', () => {
  assert.deepEqual(toMinor(12.34, 'GBP'), { amountMinor: 1234, currency: 'GBP' });
  assert.deepEqual(toMinor(1.15, 'CNY'), { amountMinor: 115, currency: 'CNY' });
  assert.deepEqual(toMinor(8.1, 'GBP'), { amountMinor: 810, currency: 'GBP' });
  assert.deepEqual(toMinor(1200, 'JPY'), { amountMinor: 1200, currency: 'JPY' });
  assert.deepEqual(toMinor(1.005, 'KWD'), { amountMinor: 1005, currency: 'KWD' });
});
