import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedParts } from './changed-parts.ts';

test('what somebody else changed is told in the words of its parts', () => {
  const names = { title: 'Name', rule: 'Rule', picks: 'Chosen by hand' };
  const seen = { title: { en: 'Tea', zh: '茶' }, rule: null, picks: ['a', 'b'] };
  assert.deepEqual(changedParts(seen, { ...seen, title: { zh: '茶', en: 'Tea' } }, names), []);
  const now = { ...seen, rule: { join: 'all' }, picks: ['b', 'a'] };
  assert.deepEqual(changedParts(seen, now, names), ['Rule', 'Chosen by hand']);
});
