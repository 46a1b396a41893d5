// long: it waits for timers
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { ServiceFailure } from '../door/failure.ts';
import type { Room } from '../door/room.ts';
import { silentLog } from '../telemetry/log.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { startTimers } from './start-timers.ts';

let bench: EventBench;
let inFlight = 0;
let mostInFlight = 0;
let runs = 0;
let takesMs = 0;
let fails = false;
const stops: (() => Promise<void>)[] = [];

const run = async (): Promise<void> => {
  inFlight += 1;
  mostInFlight = Math.max(mostInFlight, inFlight);
  await delay(takesMs);
  inFlight -= 1;
  runs += 1;
  if (fails) throw new Error('the sweep failed');
};

before(async () => {
  bench = await openEventBench();
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await bench.admin.query('truncate "order".job_timer');
  inFlight = 0;
  mostInFlight = 0;
  runs = 0;
  takesMs = 0;
  fails = false;
});

/** A process with the order room. */
async function startProcess(everySeconds: number, timeToLiveMs = 1000): Promise<Room> {
  const room = await bench.openRoom('order', { jobs: { sweep: { run, everySeconds } } });
  stops.push(startTimers({ room, stopWithinMs: 5000, timeToLiveMs }).stop);
  return room;
}

test('two processes run a timer once per interval, never at the same time', async () => {
  takesMs = 120;
  await startProcess(0.4);
  await startProcess(0.4);
  const began = performance.now();
  await until(() => runs >= 5);
  const tookMs = performance.now() - began;
  assert.equal(mostInFlight, 1);
  assert.ok(tookMs > 4 * 400, `five runs in ${tookMs} ms`);
  assert.ok(tookMs < 4 * 400 + 1500, `five runs in ${tookMs} ms`);
});

test('a run that outlasts its time to live is not started again while its process renews it', async () => {
  takesMs = 1200;
  await startProcess(0.2, 300);
  await startProcess(0.2, 300);
  await until(() => runs >= 1);
  assert.equal(mostInFlight, 1);
});

test('a timer does not run again after a restart before its interval is over', async () => {
  await startProcess(3600);
  await until(() => runs >= 1);
  await stops.pop()?.();
  await startProcess(3600);
  await delay(300);
  assert.equal(runs, 1);
  const { rows } = await bench.admin.query(
    `select holder, next_at > now() + interval '59 minutes' as "isLater" from "order".job_timer`,
  );
  assert.deepEqual(rows, [{ holder: null, isLater: true }]);
});

test('a timer whose process died runs elsewhere when the dead one has been silent long enough', async () => {
  await startProcess(3600, 400);
  await until(() => runs >= 1);
  await stops.pop()?.();
  await bench.admin.query(`update "order".job_timer set next_at = now(), holder = 'dead',
    until = now() + interval '400 milliseconds'`);
  await startProcess(3600, 400);
  await delay(150);
  assert.equal(runs, 1);
  await until(() => runs >= 2);
});

test('a timer that fails says why and is tried again sooner than its interval', async () => {
  fails = true;
  await startProcess(3600);
  await until(
    async () => (await bench.admin.query('select from "order".job_timer where failures = 1')).rowCount === 1,
  );
  const { rows } = await bench.admin.query(`select last_error,
    next_at - claimed_at = interval '2 seconds' as "isSoon" from "order".job_timer`);
  assert.deepEqual(rows, [{ last_error: 'the sweep failed', isSoon: true }]);
  fails = false;
  await until(() => runs >= 2);
  await until(
    async () => (await bench.admin.query('select from "order".job_timer where failures = 0')).rowCount === 1,
  );
});

test('a neighbour that is away is told of as a warning when it stays away', async () => {
  const told: string[] = [];
  const away = () => Promise.reject(new ServiceFailure('unavailable', 'no instance of order is ready'));
  const room = await bench.openRoom('order', { jobs: { sweep: { run: away, everySeconds: 3600 } } });
  const log = { ...silentLog, info: () => void told.push('info'), warn: () => void told.push('warn') };
  const toolsFor: Room['toolsFor'] = (context) => ({ ...room.toolsFor(context), log });
  const timers = startTimers({ room: { ...room, toolsFor }, stopWithinMs: 5000, outagePatienceMs: 1000 });
  stops.push(timers.stop);
  await until(() => told.length === 2);
  assert.deepEqual(told, ['info', 'warn']);
});

test('stopping waits for a run under way', async () => {
  takesMs = 300;
  await startProcess(3600);
  await until(() => inFlight === 1);
  await stops.pop()?.();
  assert.equal(runs, 1);
  const { rows } = await bench.admin.query('select holder, until from "order".job_timer');
  assert.deepEqual(rows, [{ holder: null, until: null }]);
});
