import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBoundedWork } from './bounded-work.ts';

/** Work that ends when it is told to. */
function anOpenWork(limits: { atOnce: number; waitingMost: number }) {
  const work = createBoundedWork<string>(limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (key: string) =>
    work.run(key, () => {
      begun.push(key);
      return new Promise((resolve) => ends.set(key, () => resolve(`${key} is done`)));
    });
  const end = async (key: string) => {
    ends.get(key)?.();
    await new Promise(setImmediate);
  };
  return { work, run, end, begun };
}

test('so many run at once, the next when one ends, and what would wait too long is refused', async () => {
  const { run, end, begun } = anOpenWork({ atOnce: 2, waitingMost: 1 });
  const [a, b, c] = [run('a'), run('b'), run('c')];
  assert.equal(run('d'), undefined);
  assert.deepEqual(begun, ['a', 'b']);
  await end('a');
  assert.deepEqual(begun, ['a', 'b', 'c']);
  assert.equal(await a, 'a is done');
  const e = run('e');
  assert.deepEqual(begun, ['a', 'b', 'c']);
  await end('b');
  await end('c');
  assert.deepEqual(begun, ['a', 'b', 'c', 'e']);
  await end('e');
  assert.deepEqual(await Promise.all([b, c, e]), ['b is done', 'c is done', 'e is done']);
});

test('the same work is done once for all who ask meanwhile, and again later', async () => {
  const { run, end, begun } = anOpenWork({ atOnce: 1, waitingMost: 0 });
  const asked = Array.from({ length: 20 }, () => run('a') ?? Promise.resolve('refused'));
  await end('a');
  assert.deepEqual(new Set(await Promise.all(asked)), new Set(['a is done']));
  assert.deepEqual(begun, ['a']);
  const again = run('a');
  await end('a');
  assert.equal(await again, 'a is done');
  assert.deepEqual(begun, ['a', 'a']);
});

test('work that fails fails for all who asked, and leaves its place to the next', async () => {
  const { work, run, end } = anOpenWork({ atOnce: 1, waitingMost: 5 });
  const failing = () => Promise.reject(new Error('broken'));
  const [one, other] = [work.run('a', failing), work.run('a', failing)];
  await assert.rejects(one ?? Promise.resolve(), /broken/);
  await assert.rejects(other ?? Promise.resolve(), /broken/);
  const next = run('b');
  await end('b');
  assert.equal(await next, 'b is done');
});
