import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'node:test';
import { runLanes, type Lane } from './run-lanes.ts';

/** Lanes whose pieces note when they begin and how many run at once. */
function noted(...lanes: [workers: number, names: string, lastMs: number][]) {
  const began: string[] = [];
  let running = 0;
  let most = 0;
  const piece = (name: string, lastMs: number) => async () => {
    began.push(name);
    running += 1;
    most = Math.max(most, running);
    await delay(lastMs);
    running -= 1;
  };
  const work: Lane[] = lanes.map(([workers, names, lastMs]) => ({
    workers,
    pieces: [...names].map((name) => piece(name, lastMs)),
  }));
  return { work, began, most: () => most };
}

test('each piece of every lane is done once, by no more workers than there are', async () => {
  const { work, began, most } = noted([1, 'abcd', 2], [2, 'uvwxyz', 2]);
  await runLanes(work);
  assert.deepEqual(began.toSorted(), [...'abcduvwxyz']);
  assert.equal(most(), 3);
});

test('lanes begin side by side, each in its order', async () => {
  const { work, began } = noted([1, 'abc', 5], [1, 'xyz', 5]);
  await runLanes(work);
  assert.deepEqual(began.slice(0, 2), ['a', 'x']);
  assert.deepEqual(
    began.filter((name) => name < 'd'),
    [...'abc'],
  );
});

test('who has nothing left helps in another lane', async () => {
  const { work, most } = noted([1, '', 0], [1, 'xyz', 5]);
  await runLanes(work);
  assert.equal(most(), 2);
});

test('a piece that throws is told', async () => {
  await assert.rejects(runLanes([{ workers: 1, pieces: [() => Promise.reject(new Error('no'))] }]), /no/);
});
