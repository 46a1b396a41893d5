import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchCursor, type Position } from './search-cursor.ts';

const position: Position = {
  order: 'relevance',
  isLoose: true,
  key: 0.30396355092701327,
  productId: '0198a000-0000-7000-8000-000000000001',
};

test('a cursor is read as it was written, in letters that an address takes', () => {
  const cursor = searchCursor.write(position);
  assert.match(cursor, /^[A-Za-z0-9_-]+$/);
  assert.deepEqual(searchCursor.read(cursor), position);
});

test('anything else is no cursor', () => {
  const written = (fields: unknown) => Buffer.from(JSON.stringify(fields)).toString('base64url');
  const others = [
    'abc',
    '',
    written({}),
    written(null),
    written(['newest', false, 1, position.productId]),
    written(['popular', 'no', 1, position.productId]),
    written(['popular', false, 1.5, position.productId]),
    written(['popular', false, null, position.productId]),
    written(['popular', false, '1', position.productId]),
    written(['popular', false, 1, 'x']),
    written(['popular', false, 1, position.productId, 1]),
  ];
  for (const cursor of others) assert.equal(searchCursor.read(cursor), undefined, cursor);
});
