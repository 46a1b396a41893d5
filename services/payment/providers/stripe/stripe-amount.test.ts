import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toStripeAmount } from './stripe-amount.ts';

test('amounts are told in the smallest unit, whatever the currency has', () => {
  for (const [amountMinor, currency, told] of [
    [1234, 'GBP', 1234],
    [500, 'JPY', 500],
    [1, 'JPY', 1],
    [5120, 'KWD', 5120],
  ] as const) {
    assert.equal(toStripeAmount(amountMinor, currency), told, `${amountMinor} ${currency}`);
  }
});

test('a thousandth part, nothing, and what is no amount have no such form', () => {
  for (const [amountMinor, currency] of [
    [5124, 'KWD'],
    [0, 'GBP'],
    [-100, 'GBP'],
    [1.5, 'GBP'],
    [Number.MAX_SAFE_INTEGER + 1, 'GBP'],
    [500, 'ISK'],
    [500, 'gbp'],
  ] as const) {
    assert.equal(toStripeAmount(amountMinor, currency), undefined, `${amountMinor} ${currency}`);
  }
});
