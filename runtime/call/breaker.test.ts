import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBreaker } from './breaker.ts';

test('it opens after as many failures in a row as its threshold, for its time', () => {
  let nowMs = 1000;
  const breaker = createBreaker(() => nowMs, 3, 500);
  breaker.noteFailure();
  breaker.noteFailure();
  assert.equal(breaker.isOpen(), false);
  breaker.noteSuccess();
  breaker.noteFailure();
  breaker.noteFailure();
  assert.equal(breaker.isOpen(), false, 'a success between them begins the count anew');
  breaker.noteFailure();
  assert.equal(breaker.isOpen(), true);
  nowMs += 499;
  assert.equal(breaker.isOpen(), true);
  nowMs += 1;
  assert.equal(breaker.isOpen(), false);
});

test('then one attempt at a time is let through, until one succeeds', () => {
  let nowMs = 1000;
  const breaker = createBreaker(() => nowMs, 1, 500);
  breaker.noteFailure();
  nowMs += 500;
  assert.equal(breaker.isOpen(), false);
  assert.equal(breaker.isOpen(), false, 'to look is not to try');
  breaker.noteAttempt();
  assert.equal(breaker.isOpen(), true);
  breaker.noteFailure();
  nowMs += 499;
  assert.equal(breaker.isOpen(), true);
  nowMs += 1;
  breaker.noteAttempt();
  breaker.noteSuccess();
  assert.equal(breaker.isOpen(), false);
  breaker.noteAttempt();
  assert.equal(breaker.isOpen(), false, 'closed again, every call goes through');
});
