import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { orderNumber, orderNumberCount, readOrderNumber } from './order-number.ts';

test('the symbols and the check symbol are those of Crockford’s Base32', () => {
  // 1234 is written 16J with the check symbol D in the test vectors of Encode::Base32::Crockford; 42 is 1A with 5 in base32-crockford.
  assert.equal(orderNumber(1234), '00000-016JD');
  assert.equal(orderNumber(42), '00000-001A5');
});

test('a number whose check symbol is no letter or digit of the alphabet is not given', () => {
  assert.equal(orderNumber(32), undefined);
  assert.equal(orderNumber(36), undefined);
  assert.equal(orderNumber(37), '00000-00150');
});

const integers = fc.integer({ min: 0, max: orderNumberCount - 1 });

test('every number given is read back, also as people write it', () => {
  fc.assert(
    fc.property(integers, (integer) => {
      const number = orderNumber(integer);
      if (number === undefined) return;
      assert.match(number, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      assert.equal(readOrderNumber(number), number);
      const written = number.replace('-', '').replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase();
      assert.equal(readOrderNumber(written), number);
    }),
  );
});

test('one wrong symbol, or two neighbours swapped, is told', () => {
  fc.assert(
    fc.property(integers, fc.nat(8), fc.nat(30), (integer, place, step) => {
      const number = orderNumber(integer);
      if (number === undefined) return;
      const plain = [...number.replace('-', '')];
      const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const wrong = plain.with(place, symbols[(symbols.indexOf(plain[place] ?? '') + 1 + step) % 32] ?? '');
      assert.equal(readOrderNumber(wrong.join('')), undefined);
      const swapped = plain.with(place, plain[place + 1] ?? '').with(place + 1, plain[place] ?? '');
      if (swapped.join('') !== plain.join('') && place < 8) {
        assert.equal(readOrderNumber(swapped.join('')), undefined);
      }
    }),
  );
});

test('what is no order number is not read', () => {
  for (const text of ['', '0000', '00000-016JE', '00000-016JU', '00000-0016JD', 'ŠŠŠŠŠŠŠŠŠŠ']) {
    assert.equal(readOrderNumber(text), undefined, text);
  }
});
