import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning, comparePositions, type Position } from './position.ts';

test('epoch comes before transaction, transaction before sequence, and transactions compare as numbers', () => {
  const inOrder: Position[] = [
    beginning,
    { epoch: 1, xid: '9', sequence: 100 },
    { epoch: 1, xid: '10', sequence: 3 },
    { epoch: 1, xid: '10', sequence: 20 },
    { epoch: 1, xid: '18446744073709551615', sequence: 1 },
    { epoch: 2, xid: '5', sequence: 1 },
  ];
  const shuffled = [3, 0, 5, 2, 4, 1].flatMap((index) => inOrder[index] ?? []);
  assert.deepEqual(shuffled.toSorted(comparePositions), inOrder);
  for (const position of inOrder) assert.equal(comparePositions(position, { ...position }), 0);
});
