import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutParts } from './cut-parts.ts';

test('parts have the length asked for, lose nothing, and never halve a character', async () => {
  async function* pieces() {
    yield 'ab😀';
    yield 'cdefgh';
    yield '茶';
  }
  const parts: string[] = [];
  for await (const part of cutParts(pieces(), 3)) parts.push(part);
  assert.deepEqual(parts, ['ab', '😀c', 'def', 'gh茶']);
});
