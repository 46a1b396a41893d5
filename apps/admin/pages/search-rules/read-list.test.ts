import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readList } from './read-list.ts';

test('words are told apart by commas of either script, semicolons and lines', () => {
  assert.deepEqual(readList(' sofa, settee ;couch\nlove seat,, sofa'), [
    'sofa',
    'settee',
    'couch',
    'love seat',
  ]);
  assert.deepEqual(readList('灯笼，提灯、花灯；'), ['灯笼', '提灯', '花灯']);
  assert.deepEqual(readList(' ,\n'), []);
});
