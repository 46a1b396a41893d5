import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { frameBatch } from './frame-batch.ts';
import type { JournalFile } from './group-commit.ts';
import { groupCommit } from './group-commit.ts';

// A disk whose flushes end when the test says so.
function slowDisk(): {
  file: JournalFile;
  lines: string[];
  endFlush: (error?: Error) => Promise<void>;
  flushes: () => number;
} {
  const lines: string[] = [];
  const flushes: PromiseWithResolvers<void>[] = [];
  const file: JournalFile = {
    write: async (bytes) => void lines.push(bytes.toString()),
    flush: () => {
      const flush = Promise.withResolvers<void>();
      flushes.push(flush);
      return flush.promise;
    },
    close: async () => undefined,
  };
  const endFlush = async (error?: Error): Promise<void> => {
    if (error === undefined) flushes.at(-1)?.resolve();
    else flushes.at(-1)?.reject(error);
    await turn();
  };
  return { file, lines, endFlush, flushes: () => flushes.length };
}

test('appends of one turn share a flush, and those that come meanwhile share the next', async () => {
  const { file, lines, endFlush, flushes } = slowDisk();
  const journal = groupCommit(file, (error) => assert.fail(error));
  const first = [journal.append(['1']), journal.append(['2'])];
  await turn();
  const second = [journal.append(['3']), journal.append(['4', '5'])];
  await turn();
  assert.equal(flushes(), 1);
  await endFlush();
  await Promise.all(first);
  assert.equal(flushes(), 2);
  await endFlush();
  await Promise.all(second);
  assert.deepEqual(lines, [frameBatch(['1', '2']), frameBatch(['3', '4', '5'])].map(String));
});

test('nothing is said to be kept before the flush ends', async () => {
  const { file, endFlush } = slowDisk();
  const journal = groupCommit(file, (error) => assert.fail(error));
  const told: string[] = [];
  const waiting = [
    journal.append(['1']).then(() => told.push('append')),
    journal.settled().then(() => told.push('settled')),
  ];
  await turn();
  await turn();
  assert.deepEqual(told, []);
  await endFlush();
  await Promise.all(waiting);
  assert.deepEqual(new Set(told), new Set(['append', 'settled']));
});

test('after a failed flush everything waiting and everything later fails, and the owner hears it once', async () => {
  const { file, lines, endFlush } = slowDisk();
  const failures: Error[] = [];
  const journal = groupCommit(file, (error) => failures.push(error));
  const full = new Error('no space left on device');
  const first = assert.rejects(journal.append(['1']), full);
  await turn();
  const second = assert.rejects(journal.append(['2']), full);
  await endFlush(full);
  await Promise.all([first, second]);
  await assert.rejects(journal.append(['3']), full);
  await assert.rejects(journal.settled(), full);
  assert.deepEqual(failures, [full]);
  assert.deepEqual(lines, [frameBatch(['1']).toString()]);
});

test('an empty journal is settled', async () => {
  const journal = groupCommit(slowDisk().file, (error) => assert.fail(error));
  await journal.settled();
  await journal.close();
});
