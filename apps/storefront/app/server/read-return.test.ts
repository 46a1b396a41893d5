import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReturn } from './read-return.ts';

test('a return form asks for the lines of which some go back, and no others', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['lineId', 'a'],
    ['quantity-a', '2'],
    ['reason-a', 'damaged'],
    ['note-a', ' the handle '],
    ['lineId', 'b'],
    ['quantity-b', '0'],
    ['reason-b', 'changed-mind'],
    ['lineId', 'c'],
    ['quantity-c', 'x'],
    ['wanted', 'exchange'],
  ] as const)
    form.append(name, value);
  assert.deepEqual(readReturn(form), {
    wanted: 'exchange',
    lines: [{ lineId: 'a', quantity: 2, reason: 'damaged', note: 'the handle' }],
  });
  assert.deepEqual(readReturn(new FormData()), { wanted: 'refund', lines: [] });
});
