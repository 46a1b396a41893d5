import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minorDigits, type Currency } from '#contracts/money.ts';
import { parsePrice, writePrice } from './parse-price.ts';

test('amounts are read as people write them, and nothing else is taken for one', () => {
  const cases: [string, Currency, number | undefined][] = [
    ['12.34', 'GBP', 1234],
    ['12.3', 'GBP', 1230],
    ['12', 'GBP', 1200],
    ['0', 'CNY', 0],
    ['12.345', 'GBP', undefined],
    ['12.345', 'KWD', 12_345],
    ['1980', 'JPY', 1980],
    ['1980.0', 'JPY', undefined],
    ['1,980', 'JPY', undefined],
    ['-1', 'GBP', undefined],
    ['1e3', 'GBP', undefined],
    ['12.', 'GBP', undefined],
    ['', 'GBP', undefined],
    ['9999999999999', 'GBP', undefined],
  ];
  for (const [text, currency, expected] of cases) assert.equal(parsePrice(text, currency), expected, text);
});

test('what is written is read as the same amount', () => {
  const currencies = Object.keys(minorDigits) as Currency[];
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.constantFrom(...currencies), (amountMinor, currency) => {
      assert.equal(parsePrice(writePrice(amountMinor, currency), currency), amountMinor);
    }),
  );
});
