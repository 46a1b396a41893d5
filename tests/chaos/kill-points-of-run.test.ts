import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killPoints } from './kill-point-cases.ts';
import { killPointsOfRun } from './kill-points-of-run.ts';

/** What the files of a run die at, by place, story and step. */
function told(topology: string, seed: number): string[] {
  const parts = ['sales', 'payments', 'after sales'] as const;
  return parts
    .flatMap((part) => killPointsOfRun({ topology, seed, part }))
    .map(({ place, story, at }) => `${place}, ${story}, ${at}`)
    .toSorted();
}

const all = killPoints.map(({ place, story, at }) => `${place}, ${story}, ${at}`).toSorted();

test('a run dies at every kill point with each room alone', () => {
  for (const seed of [1, 2, 3]) assert.deepEqual(told('each-alone', seed), all);
});

test('a run dies at half of the kill points as one process: another half with another seed, the same with the same', () => {
  const [one, other] = [told('one-process', 1), told('one-process', 2)];
  assert.ok(one.length === other.length && one.length >= all.length / 2 && one.length <= all.length / 2 + 3);
  assert.equal(new Set(one).size, one.length);
  assert.notDeepEqual(one, other);
  assert.deepEqual(told('one-process', 1), one);
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  assert.deepEqual(new Set(seeds.flatMap((seed) => told('one-process', seed))), new Set(all));
});
