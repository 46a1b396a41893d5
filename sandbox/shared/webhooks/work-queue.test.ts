import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { makeWorkQueue } from './work-queue.ts';

// Work that ends when the test says so.
function openWork(): {
  begun: number[];
  end: (item: number) => Promise<void>;
  work: (item: number) => Promise<void>;
} {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    begun,
    work: (item) => {
      begun.push(item);
      return new Promise((resolve) => ends.set(item, resolve));
    },
    end: async (item) => {
      ends.get(item)?.();
      await turn();
    },
  };
}

test('no more than so many at once, in the order of their coming', async () => {
  const { begun, end, work } = openWork();
  const queue = makeWorkQueue(2, work);
  for (const item of [1, 2, 3, 4]) queue.add(item, 0);
  assert.deepEqual(begun, [1, 2]);
  await end(2);
  assert.deepEqual(begun, [1, 2, 3]);
  await end(1);
  await end(3);
  assert.deepEqual(begun, [1, 2, 3, 4]);
});

test('nothing begins while paused or after a stop, and a pause loses nothing', async () => {
  const { begun, work } = openWork();
  const queue = makeWorkQueue(2, work);
  queue.setPaused(true);
  for (const item of [1, 2, 3]) queue.add(item, 0);
  assert.deepEqual(begun, []);
  queue.setPaused(false);
  assert.deepEqual(begun, [1, 2]);
  queue.stop();
  queue.add(4, 0);
  queue.setPaused(false);
  assert.deepEqual(begun, [1, 2]);
});

test('an item with a delay begins after it, and never after a stop', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { begun, work } = openWork();
  const queue = makeWorkQueue(2, work);
  queue.add(1, 100);
  t.mock.timers.tick(99);
  assert.deepEqual(begun, []);
  t.mock.timers.tick(1);
  assert.deepEqual(begun, [1]);
  queue.add(2, 100);
  queue.stop();
  t.mock.timers.tick(1_000);
  assert.deepEqual(begun, [1]);
});
