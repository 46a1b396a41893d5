import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText } from './cut-text.ts';

test('a file is cut into parts that lose nothing and never halve a character', () => {
  assert.deepEqual(cutText('ab😀cdefgh茶', 3), ['ab', '😀c', 'def', 'gh茶']);
  assert.deepEqual(cutText('abc', 3), ['abc']);
  assert.deepEqual(cutText('', 3), []);
});
