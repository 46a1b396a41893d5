import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMinor } from './from-minor.ts';

test('an amount has the digits of its currency', () => {
  assert.equal(fromMinor(1234, 'GBP'), 12.34);
  assert.equal(fromMinor(1234, 'JPY'), 1234);
  assert.equal(fromMinor(1234, 'KWD'), 1.234);
});
