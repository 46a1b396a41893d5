import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTyped, toTyped } from './typed-value.ts';

test('values come back from the form as they went in', () => {
  for (const value of [0, 0.25, -3, 'info', '', true, false, { a: [1] }, null]) {
    assert.deepEqual(readTyped(toTyped(value)), { isRead: true, value });
  }
});

test('what is no number or no JSON is refused before it is sent', () => {
  for (const text of ['', ' ', 'ten', '1,5']) {
    assert.deepEqual(readTyped({ kind: 'number', text }), { isRead: false, fault: 'number' });
  }
  assert.deepEqual(readTyped({ kind: 'json', text: '{' }), { isRead: false, fault: 'json' });
});
