import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextAttemptSeconds } from './next-attempt-seconds.ts';

const waitsAt = (chance: number) => {
  const waits: number[] = [];
  for (let failures = 1; ; failures += 1) {
    const wait = nextAttemptSeconds(failures, { chance });
    if (wait === undefined) return waits;
    waits.push(wait);
  }
};

test('waits grow, and end within a day whatever chance says', () => {
  assert.deepEqual(waitsAt(0.5), [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 28_800]);
  for (const chance of [0, 0.5, 1]) {
    const total = waitsAt(chance).reduce((sum, wait) => sum + wait, 0);
    assert.ok(total > 70_000 && total < 86_400, `${total} s`);
  }
});

test('chance moves a wait by a tenth either way', () => {
  assert.equal(nextAttemptSeconds(4, { chance: 0 }), 540);
  assert.equal(nextAttemptSeconds(4, { chance: 1 }), 660);
});

test('a receiver that asks for a longer wait gets it, up to a day; a shorter one it does not', () => {
  assert.equal(nextAttemptSeconds(1, { chance: 0.5, askedSeconds: 300 }), 300);
  assert.equal(nextAttemptSeconds(1, { chance: 0.5, askedSeconds: 1 }), 5);
  assert.equal(nextAttemptSeconds(1, { chance: 0.5, askedSeconds: 1e9 }), 86_400);
});
