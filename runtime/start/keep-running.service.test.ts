import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from '../telemetry/log.ts';
import { until } from '../testing/until.ts';
import { keepRunning, type Running } from './keep-running.ts';

const never = new AbortController().signal;

/** Something that can be told to end, or to fail at its next starts; counts what happens to it. */
function aThing() {
  const seen = { starts: 0, stopped: [] as number[], changes: 0, logged: [] as string[] };
  const faults: Error[] = [];
  const enders: ((how: string) => void)[] = [];
  const start = (giveUp: AbortSignal): Promise<Running> => {
    giveUp.throwIfAborted();
    const fault = faults.shift();
    if (fault) return Promise.reject(fault);
    seen.starts += 1;
    const pid = seen.starts;
    const { promise: ended, resolve } = Promise.withResolvers<string>();
    enders[pid] = resolve;
    const stop = () => {
      seen.stopped.push(pid);
      resolve('stopped');
      return Promise.resolve();
    };
    return Promise.resolve({ pid, ended, stop });
  };
  const note = (message: string) => void seen.logged.push(message);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const keeping = { name: 'thing', start, log, onChange: () => void (seen.changes += 1) };
  return { seen, faults, keeping, end: (pid: number) => enders[pid]?.('SIGKILL') };
}

test('what ends by itself is started again', async () => {
  const { seen, keeping, end } = aThing();
  const kept = await keepRunning(keeping, never);
  assert.equal(kept.current()?.pid, 1);
  end(1);
  await until(() => kept.current()?.pid === 2);
  assert.deepEqual(seen.logged, ['thing ended by itself and is started again', 'thing runs again']);
  assert.equal(seen.changes, 2);
  await kept.stop(100);
  assert.deepEqual(seen, { starts: 2, stopped: [2], changes: 2, logged: seen.logged });
});

test('a start that fails is tried again, after a longer wait', async () => {
  const { seen, faults, keeping, end } = aThing();
  const kept = await keepRunning(keeping, never);
  faults.push(new Error('no room'));
  const endedAtMs = performance.now();
  end(1);
  await until(() => kept.current()?.pid === 2);
  const tookMs = performance.now() - endedAtMs;
  assert.ok(tookMs > 650 && tookMs < 3000, `200 ms and then 500 ms, not ${tookMs}`);
  assert.equal(seen.logged[1], 'thing could not be started and is tried again');
  await kept.stop(100);
});

test('no wait is longer than the longest that was told', async () => {
  const { seen, faults, keeping, end } = aThing();
  const kept = await keepRunning({ ...keeping, waitMsMost: 50 }, never);
  faults.push(new Error('no room'), new Error('no room'));
  const endedAtMs = performance.now();
  end(1);
  await until(() => kept.current()?.pid === 2);
  const tookMs = performance.now() - endedAtMs;
  assert.ok(tookMs > 145 && tookMs < 600, `three times 50 ms, not ${tookMs}`);
  await kept.stop(100);
  assert.equal(seen.starts, 2);
});

test('a first start that fails is thrown, and nothing is kept', async () => {
  const { seen, faults, keeping } = aThing();
  faults.push(new Error('no room'));
  await assert.rejects(keepRunning(keeping, never), /no room/);
  assert.deepEqual([seen.starts, seen.changes], [0, 0]);
});

test('a successor is there before the old one stops, and one that fails leaves the old one', async () => {
  const { seen, faults, keeping } = aThing();
  const kept = await keepRunning(keeping, never);
  await kept.replace(100);
  assert.deepEqual([kept.current()?.pid, seen.stopped], [2, [1]]);
  faults.push(new Error('no room'));
  await assert.rejects(kept.replace(100), /no room/);
  assert.deepEqual([kept.current()?.pid, seen.stopped], [2, [1]]);
  await kept.stop(100);
});

test('nothing is started again once it is told to stop, not even in the middle of a restart', async () => {
  const { seen, keeping, end } = aThing();
  const kept = await keepRunning(keeping, never);
  end(1);
  await until(() => kept.current() === undefined);
  await kept.stop(100);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual([seen.starts, seen.stopped, kept.current()], [1, [], undefined]);
});

test('an old one that dies while its successor starts is not started a third time', async () => {
  const { seen, keeping, end } = aThing();
  let hold = false;
  const released = Promise.withResolvers<void>();
  const slow = {
    ...keeping,
    start: async (giveUp: AbortSignal) => {
      if (hold) await released.promise;
      return keeping.start(giveUp);
    },
  };
  const kept = await keepRunning(slow, never);
  hold = true;
  const replacing = kept.replace(100);
  end(1);
  await until(() => kept.current() === undefined);
  released.resolve();
  await replacing;
  assert.equal(kept.current()?.pid, 2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(seen.starts, 2);
  await kept.stop(100);
});
