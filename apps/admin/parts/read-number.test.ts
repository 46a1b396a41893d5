import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumber } from './read-number.ts';

test('a number is read while it is still a text', () => {
  assert.deepEqual([8.1, '8.10', '8.', '', ' ', '-'].map(readNumber), [
    8.1,
    8.1,
    8,
    undefined,
    undefined,
    undefined,
  ]);
});
