import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './new-id.ts';

test('ids are those of version 7 and sort by when they were made', () => {
  const [first, second] = [newId(1_767_225_600_000), newId(1_767_225_600_001)];
  assert.match(first, /^019b76da-a800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first < second);
  assert.notEqual(newId(1), newId(1));
});
