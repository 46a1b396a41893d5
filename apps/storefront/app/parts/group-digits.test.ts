import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupDigits, isCardNumber } from './group-digits.ts';

test('a card number reads as it stands on the card', () => {
  assert.equal(groupDigits('4242424242424242'), '4242 4242 4242 4242');
  assert.equal(groupDigits('378282246310005'), '3782 822463 10005');
  assert.equal(groupDigits('42 42a4'), '4242 4');
  assert.equal(groupDigits(''), '');
});

test('a card number with a wrong digit is seen before it is sent', () => {
  assert.ok(isCardNumber('4242 4242 4242 4242'));
  assert.ok(isCardNumber('378282246310005'));
  assert.ok(!isCardNumber('4242 4242 4242 4243'));
  assert.ok(!isCardNumber('4242'));
});
