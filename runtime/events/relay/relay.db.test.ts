import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { roleOf } from '../../db/migrate.ts';
import { DatabaseRefusal } from '../../db/database.ts';
import type { Room } from '../../door/room.ts';
import type { Lease } from '../../lease/leases.ts';
import { newTrace } from '../../telemetry/trace-context.ts';
import { announceAll, announcing, deliverTo, localHints, insightAlone } from '../../testing/event-helpers.ts';
import { fastestMs } from '../../testing/fastest-ms.ts';
import { openEventBench, type EventBench } from '../../testing/open-event-bench.ts';
import { until } from '../../testing/until.ts';
import type { Deliver } from '../delivery.ts';
import { advanceCursor, claimCursor, measureLag } from '../store/event-cursors.ts';
import { listParked, redriveParked } from '../store/parked-events.ts';
import type { Serving } from './carrier.ts';
import { startRelay } from './start-relay.ts';
import { serveListener } from './serve-listener.ts';

let bench: EventBench;
let order: Room;
let insight: Room;
/** `key:version` of the orders that insight heard were placed, in order. */
let heard: string[] = [];
let refuses: (key: string) => boolean = () => false;
const stops: (() => Promise<void>)[] = [];
const hints = localHints();
const metrics = { set() {} };

before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order');
  const hear = async (_tools: unknown, event: { key: string; version: number }) => {
    if (refuses(event.key)) throw new Error(`cannot bear ${event.key}`);
    heard.push(`${event.key}:${event.version}`);
  };
  insight = await bench.openRoom('insight', { on: { 'order.placed': hear, 'order.paid': hear } });
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const table of ['event_log', 'event_cursor', 'event_parked'])
    await bench.admin.query(`truncate "order".${table}`);
  await bench.admin.query('truncate insight.event_heard');
  heard = [];
  refuses = () => false;
});

/** Runs a relay of the order log under real leases. */
function relay(options: { deliver?: Deliver; holder?: string; batchSize?: number } = {}): void {
  const leases = bench.openLeases(options.holder ?? 'one');
  const { stop } = startRelay({
    room: order,
    leases,
    hints,
    metrics,
    listeners: insightAlone,
    retryDelaysMs: [20, 40],
    deliver: options.deliver ?? deliverTo({ insight }),
    ...(options.batchSize ? { batchSize: options.batchSize } : {}),
  });
  stops.push(async () => {
    await stop();
    await leases.stop();
  });
}

async function announceTogether(keys: readonly string[]): Promise<void> {
  await db().flight(keys.map((key, index) => announcing(order, 'order.placed', key, index + 1)));
}

const db = () => order.database.bind(newTrace(0));
const parked = () => db().rows(listParked('insight', null, 100));

test('events come to the listener in order, within a few milliseconds of the commit', async () => {
  relay();
  await announceAll(order, 'order.placed', ['a']);
  await until(() => heard.length === 1);
  const tookMs = await fastestMs(5, async (attempt) => {
    await announceAll(order, 'order.placed', ['b', 'a']);
    hints.poke('order');
    await until(() => heard.length === 1 + 2 * attempt);
  });
  assert.ok(tookMs < 100, `heard after ${tookMs} ms`);
  assert.deepEqual(heard.slice(0, 5), ['a:1', 'b:1', 'a:2', 'b:1', 'a:2']);
});

test('of two transactions that commit in the wrong order nothing is skipped and order is kept', async () => {
  relay();
  const early = new pg.Client({ connectionString: bench.urlOf(roleOf('order')) });
  await early.connect();
  await early.query('begin');
  const append = announcing(order, 'order.placed', 'early');
  const { rows } = await early.query(append.text, [...append.values]);
  await announceAll(order, 'order.placed', ['late', 'late']);
  hints.poke('order');
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.deepEqual(heard, [], 'later events wait for the open transaction');
  const [lag] = await db().rows(measureLag());
  assert.equal(lag?.openXid, rows[0].xid);
  assert.ok((lag?.oldestUndeliveredSeconds ?? 0) > 0.1);
  await early.query('commit');
  await early.end();
  await until(() => heard.length === 3);
  const log = await bench.admin.query(
    'select key, sequence = $1 as "isFirst" from "order".event_log order by sequence',
    [rows[0].sequence],
  );
  assert.deepEqual(
    log.rows[0],
    { key: 'early', isFirst: true },
    'the last to commit has the lowest sequence',
  );
  assert.deepEqual(heard, ['early:1', 'late:1', 'late:2']);
});

test('a poisoned event parks its key only; redrive goes on in order', async () => {
  refuses = (key) => key === 'bad';
  relay();
  await announceAll(order, 'order.placed', ['bad', 'good', 'bad', 'good']);
  hints.poke('order');
  await until(async () => (await parked()).some(({ attempts }) => attempts === 3));
  assert.deepEqual(heard, ['good:2', 'good:4']);
  await announceAll(order, 'order.paid', ['bad']);
  hints.poke('order');
  await until(async () => (await parked()).length === 3);
  assert.deepEqual(
    (await parked()).map(({ key, version, attempts, error, retryAt }) => ({
      key,
      version,
      attempts,
      error,
      retryAt,
    })),
    [
      { key: 'bad', version: 1, attempts: 3, error: 'cannot bear bad', retryAt: null },
      { key: 'bad', version: 3, attempts: 0, error: null, retryAt: null },
      { key: 'bad', version: 1, attempts: 0, error: null, retryAt: null },
    ],
  );
  assert.equal((await db().rows(measureLag()))[0]?.parked, 3);

  refuses = () => false;
  assert.deepEqual(await db().rows(redriveParked('insight', 'good')), []);
  assert.deepEqual(await db().rows(redriveParked('insight', 'bad')), [{ key: 'bad' }]);
  hints.poke('order');
  await until(async () => (await parked()).length === 0);
  assert.deepEqual(heard, ['good:2', 'good:4', 'bad:1', 'bad:3', 'bad:1']);
});

test('an event that fails once is accepted on a later try, before what waited behind it', async () => {
  let failures = 1;
  refuses = (key) => key === 'shaky' && failures-- > 0;
  relay();
  await announceTogether(['shaky', 'shaky', 'other']);
  hints.poke('order');
  await until(() => heard.length === 3);
  assert.deepEqual(heard, ['other:3', 'shaky:1', 'shaky:2']);
  await until(async () => (await parked()).length === 0);
});

test('while the listener is away the position is held and nothing is parked', async () => {
  let isAway = true;
  const real = deliverTo({ insight });
  relay({
    deliver: (listener, batch) => (isAway ? Promise.reject(new Error('away')) : real(listener, batch)),
  });
  await announceAll(order, 'order.placed', ['a', 'b']);
  hints.poke('order');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await parked(), []);
  const { rows } = await bench.admin.query('select sequence from "order".event_cursor');
  assert.deepEqual(rows, [{ sequence: '0' }]);
  isAway = false;
  await until(() => heard.length === 2);
  assert.deepEqual(heard, ['a:1', 'b:2']);
});

test('redrive of more than one delivery can hold goes on to the end, in order', async () => {
  refuses = (key) => key === 'bad';
  relay({ batchSize: 2 });
  await announceAll(order, 'order.placed', ['bad', 'bad', 'bad', 'bad', 'bad']);
  hints.poke('order');
  await until(async () => (await parked()).length === 5 && (await parked())[0]?.attempts === 3);
  refuses = () => false;
  await db().rows(redriveParked('insight', null));
  hints.poke('order');
  await until(async () => (await parked()).length === 0);
  assert.deepEqual(heard, ['bad:1', 'bad:2', 'bad:3', 'bad:4', 'bad:5']);
});

test('when the listener breaks down within a batch the position is held there, and nothing is parked', async () => {
  const given: string[][] = [];
  relay({
    deliver: async (_listener, { events }) => {
      given.push(events.map(({ key }) => key));
      if (given.length > 1) return events.map(() => ({ outcome: 'accepted' }));
      const broken = { outcome: 'postponed', error: 'the database is away' } as const;
      return [{ outcome: 'accepted' }, broken, { outcome: 'accepted' }, broken];
    },
  });
  await announceTogether(['a', 'b', 'c', 'd']);
  hints.poke('order');
  await until(() => given.length === 2);
  assert.deepEqual(given, [
    ['a', 'b', 'c', 'd'],
    ['b', 'c', 'd'],
  ]);
  assert.deepEqual(await parked(), []);
});

test('a stalled relay with a stale fence moves nothing and parks nothing', async () => {
  const lease = (fence: number): Lease => ({ name: 'relay:order', fence, isHeld: () => true });
  let release = () => {};
  const stalled = new Promise<void>((resolve) => {
    release = resolve;
  });
  stops.push(async () => release());
  let isStalled = false;
  const serving: Omit<Serving, 'lease' | 'deliver'> = {
    room: order,
    listener: 'insight',
    names: ['order.placed'],
    retryDelaysMs: [10_000],
    batchSize: 10,
  };
  refuses = (key) => key === 'bad';
  const old = serveListener({
    ...serving,
    lease: lease(1),
    deliver: async (_listener, { events }) => {
      isStalled = true;
      await stalled;
      return events.map(() => ({ outcome: 'failed' as const, error: 'from the stalled one' }));
    },
  });
  stops.push(old.stop);
  await announceAll(order, 'order.placed', ['a', 'bad']);
  await until(() => isStalled || (old.wake(), false));
  const young = serveListener({ ...serving, lease: lease(2), deliver: deliverTo({ insight }) });
  stops.push(young.stop);
  await until(() => heard.length === 1);
  await until(async () => (await parked()).length === 1);
  release();
  await old.stop();
  assert.deepEqual(
    (await parked()).map(({ key, error }) => ({ key, error })),
    [{ key: 'bad', error: 'cannot bear bad' }],
  );
  await young.stop();
  const { rows } = await bench.admin.query('select fence from "order".event_cursor');
  assert.deepEqual(rows, [{ fence: '2' }]);
});

test('a cursor refuses a relay whose fence is not the latest', async () => {
  await db().rows(claimCursor('insight', ['order.placed'], 7));
  assert.deepEqual(await db().rows(claimCursor('insight', ['order.placed'], 6)), []);
  await assert.rejects(
    db().flight([advanceCursor('insight', 6, 1, '5', 5)]),
    (error) => error instanceof DatabaseRefusal && error.refusedBy === 'relay-is-stale',
  );
  const { rows } = await bench.admin.query('select fence, sequence from "order".event_cursor');
  assert.deepEqual(rows, [{ fence: '7', sequence: '0' }]);
});
