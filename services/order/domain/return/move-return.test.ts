import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveReturn, moveWhenDue, wasAnswered, type ReturnMove, type ReturnState } from './move-return.ts';

const states: ReturnState[] = ['requested', 'approved', 'refused', 'expired', 'received', 'closed'];
const moves: ReturnMove[] = ['approve', 'refuse', 'expire', 'receive', 'close'];

test('every state leads only where it may', () => {
  const possible = states.flatMap((state) =>
    moves.flatMap((move) => {
      const next = moveReturn(state, move);
      return next ? [`${state} ${move} ${next}`] : [];
    }),
  );
  assert.deepEqual(possible, [
    'requested approve approved',
    'requested refuse refused',
    'approved expire expired',
    'approved receive received',
    'received close closed',
  ]);
});

test('resting states have a move for their deadline, the others none', () => {
  assert.deepEqual(states.map(moveWhenDue), [
    'approve',
    'expire',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('an answer that was given stays given, whatever comes of the return', () => {
  const answeredSo = (decision: 'approve' | 'refuse') =>
    states.filter((state) => wasAnswered(state, decision));
  assert.deepEqual(answeredSo('approve'), ['approved', 'expired', 'received', 'closed']);
  assert.deepEqual(answeredSo('refuse'), ['refused']);
});
