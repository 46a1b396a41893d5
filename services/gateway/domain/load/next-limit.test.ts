import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitLeast, nextLimit } from './next-limit.ts';

const after = (meanMs: number | undefined, wasFull: boolean, limit = 64) =>
  nextLimit(limit, 400, { meanMs, wasFull });

test('slow requests make the limit smaller, whether or not it was reached, down to the least', () => {
  assert.equal(after(101, true), 54.4);
  assert.equal(after(101, false), 54.4);
  assert.equal(after(5000, true, limitLeast), limitLeast);
});

test('a limit that was reached grows, the faster requests are the more, up to what is set', () => {
  assert.equal(after(99, true), 67.2);
  assert.equal(after(10, true), 80);
  assert.equal(after(10, true, 390), 400);
});

test('where all places are taken by what waits for others, more are let in', () => {
  assert.equal(after(undefined, true), 80);
});

test('a limit that nobody reaches stays', () => {
  assert.equal(after(10, false), 64);
  assert.equal(after(undefined, false), 64);
});

test('what staff set holds at once, below the least too', () => {
  assert.equal(nextLimit(64, 8, { meanMs: 10, wasFull: false }), 8);
  assert.equal(nextLimit(64, 8, { meanMs: 500, wasFull: true }), 8);
});
