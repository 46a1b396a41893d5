import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { backoffMs, startLoop, type Next } from './loop.ts';
import { until } from './testing/until.ts';

const nobodyFails = (error: unknown) => assert.fail(String(error));

test('a hint ends a wait, and one that comes during a pass is not lost', async (t) => {
  let passes = 0;
  const loop = startLoop({
    pass: async () => {
      passes += 1;
      if (passes === 2) loop.wake();
      await delay(1);
      return { waitMs: 60_000 };
    },
    onError: nobodyFails,
  });
  t.after(loop.stop);
  await until(() => passes === 1);
  await delay(20);
  assert.equal(passes, 1);
  loop.wake();
  await until(() => passes === 3);
  await delay(20);
  assert.equal(passes, 3);
});

test('a firm wait is not ended by a hint', async (t) => {
  let passes = 0;
  const pass = async (): Promise<Next> => {
    passes += 1;
    await delay(1);
    return { waitMs: 60_000, isFirm: true };
  };
  const loop = startLoop({ pass, onError: nobodyFails });
  t.after(loop.stop);
  await delay(10);
  loop.wake();
  await delay(20);
  assert.equal(passes, 1);
});

test('a pass that throws is told and tried again after a wait that hints do not end', async (t) => {
  const told: number[] = [];
  let passes = 0;
  const loop = startLoop({
    pass: () => {
      passes += 1;
      return passes < 3 ? Promise.reject(new Error('no')) : Promise.resolve({ waitMs: 60_000 });
    },
    onError: (_error, failures) => told.push(failures),
  });
  const hints = setInterval(loop.wake, 5);
  t.after(() => {
    clearInterval(hints);
    return loop.stop();
  });
  const began = performance.now();
  await until(() => passes >= 3);
  // Timers go by whole milliseconds of a clock that is read once a turn: each may end a little early.
  assert.ok(performance.now() - began > (250 + 500) * 0.8 - 20);
  assert.deepEqual(told, [1, 2]);
});

test('stopping waits for the pass under way and leaves no timer', async () => {
  let isDone = false;
  const loop = startLoop({
    pass: async () => {
      await delay(30);
      isDone = true;
      return { waitMs: 60_000 };
    },
    onError: nobodyFails,
  });
  await loop.stop();
  assert.equal(isDone, true);
  await loop.stop();
});

test('waits after failures double up to five seconds', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 50].map(backoffMs), [250, 500, 1000, 2000, 4000, 5000, 5000]);
});
