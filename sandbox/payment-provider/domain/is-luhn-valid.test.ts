import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLuhnValid } from './is-luhn-valid.ts';

test('numbers with a known check digit', () => {
  // 17893729974 is the worked example of ISO/IEC 7812-1; the others are published test cards.
  for (const digits of [
    '17893729974',
    '4242424242424242',
    '5555555555554444',
    '378282246310005',
    '6200000000000005',
  ]) {
    assert.equal(isLuhnValid(digits), true, digits);
  }
});

test('one wrong digit is always found', () => {
  fc.assert(
    fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (index, change) => {
      const digits = Array.from('4242424242424242');
      digits[index] = String((Number(digits[index]) + change) % 10);
      assert.equal(isLuhnValid(digits.join('')), false);
    }),
  );
});
