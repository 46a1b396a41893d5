import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyState } from './key-state.ts';

test('a key works until it is revoked or its time is over', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  assert.equal(keyState({ isRevoked: false, expiresAt: null }, now), 'live');
  assert.equal(keyState({ isRevoked: false, expiresAt: '2026-06-01T12:00:01Z' }, now), 'live');
  assert.equal(keyState({ isRevoked: false, expiresAt: '2026-06-01T12:00:00Z' }, now), 'expired');
  assert.equal(keyState({ isRevoked: true, expiresAt: '2020-01-01T00:00:00Z' }, now), 'revoked');
});
