import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { DatabaseRefusal } from '../db/database.ts';
import { statement } from '../db/statement.ts';
import type { Room } from '../door/room.ts';
import { startListening, type Listener } from '../platform/listen.ts';
import { platformRole } from '../platform/migrate-platform.ts';
import { silentLog } from '../telemetry/log.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { announcing } from '../testing/event-helpers.ts';
import { fastestMs } from '../testing/fastest-ms.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { eventsChannel, startEventHints, type EventHints } from './hints.ts';
import { noteAnnouncements } from './note-announcements.ts';
import type { Position } from './position.ts';
import type { Positions } from './positions.ts';
import { readClusterMark } from './store/event-epoch.ts';

let bench: EventBench;
let order: Room;
let sent = 0;
const listeners: Listener[] = [];
const processes: EventHints[] = [];

before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order');
  const db: typeof bench.platform = {
    ...bench.platform,
    rows: (step) => {
      sent += 1;
      return bench.platform.rows(step);
    },
  };
  for (let count = 0; count < 2; count += 1) {
    const listener = await startListening(bench.urlOf(platformRole), [eventsChannel], silentLog);
    listeners.push(listener);
    processes.push(startEventHints({ listener, db, log: silentLog }));
  }
});
after(async () => {
  for (const each of processes) await each.stop();
  for (const each of listeners) await each.stop();
  await bench.close();
});

const refuse = statement<unknown>('test.refuse', `select must(false, 'test-says-no')`);

test('a hint reaches this process at once and others within milliseconds, until it is unhooked', async () => {
  const [here, there] = processes as [EventHints, EventHints];
  let near = 0;
  let far = 0;
  const unhook = here.on('order', () => (near += 1));
  const unhookFar = there.on('order', () => (far += 1));
  there.on('payment', () => assert.fail('nobody spoke of payment'));
  here.poke('order');
  assert.equal(near, 1);
  await until(() => far === 1);
  const tookMs = await fastestMs(5, async (attempt) => {
    here.poke('order');
    await until(() => far === 1 + attempt);
  });
  assert.ok(tookMs < 100, `heard after ${tookMs} ms`);
  unhookFar();
  unhook();
  here.poke('order');
  await delay(60);
  assert.equal(far, 6);
});

test('many commits make few notifications, and the last is not lost', async () => {
  const [here, there] = processes as [EventHints, EventHints];
  await delay(50);
  sent = 0;
  let lastMs = 0;
  const unhook = there.on('catalog', () => (lastMs = performance.now()));
  const began = performance.now();
  while (performance.now() - began < 100) {
    here.poke('catalog');
    await delay(1);
  }
  const endedMs = performance.now();
  await delay(80);
  unhook();
  assert.ok(sent >= 3 && sent <= 8, `${sent} notifications in 100 ms`);
  assert.ok(lastMs >= endedMs - 1, 'the last poke was passed on');
});

test('commits that announce are noted with their position, others and refusals are not', async () => {
  const noted: Positions[] = [];
  const db = noteAnnouncements(order.database.bind(newTrace(0)), (positions) => noted.push(positions));
  await db.rows(readClusterMark());
  await db.flight([readClusterMark()]);
  await assert.rejects(db.flight([announcing(order, 'order.placed', 'a'), refuse()]), DatabaseRefusal);
  assert.equal((await db.tryFlight([announcing(order, 'order.placed', 'a'), refuse()])).isRefused, true);
  await assert.rejects(
    db.transaction(async (transaction) => {
      await transaction.rows(announcing(order, 'order.placed', 'a'));
      throw new Error('given up');
    }),
  );
  assert.equal(noted.length, 0);

  await db.flight([
    announcing(order, 'order.placed', 'b'),
    announcing(order, 'order.paid', 'b'),
    announcing(order, 'order.placed', 'b', 2),
  ]);
  await db.tryFlight([announcing(order, 'order.placed', 'c')]);
  await db.transaction((transaction) => transaction.row(announcing(order, 'order.placed', 'd')));
  await db.rows(announcing(order, 'order.placed', 'e'));
  await db.row(announcing(order, 'order.placed', 'f'));
  const { rows } = await bench.admin.query<Position & { name: string }>(
    `select name, epoch, xid::text, sequence::int from "order".event_log order by sequence`,
  );
  const [, paid, ...placed] = rows.map(({ name, ...position }) => ({ [name]: position }));
  assert.deepEqual(noted, [{ ...paid, ...placed[0] }, ...placed.slice(1)], 'the last of each name');
});

test('what statements announce in bulk is noted too, in one flight, once however often it is wrapped', async () => {
  const bulk = statement<{ two: number }, [name: string, keys: string[]]>(
    'test.bulk',
    `with announced as (
       insert into event_log (event_id, name, key, version, payload, traceparent)
       select uuidv7(), $1::text, key, 1, '{}', '00-0-0-00' from unnest($2::text[]) as key)
     select 2 as two`,
  );
  const inner: Positions[] = [];
  const outer: Positions[] = [];
  const bound = order.database.bind(newTrace(0));
  const sentNames: string[] = [];
  const spied: typeof bound = {
    ...bound,
    flight: (steps) => {
      sentNames.push(...steps.map(({ name }) => name));
      return bound.flight(steps);
    },
  };
  const once = noteAnnouncements(spied, (positions) => inner.push(positions));
  const db = noteAnnouncements(once, (positions) => outer.push(positions));
  const newest = async () => {
    const { rows } = await bench.admin.query<Position & { name: string }>(
      `select name, epoch, xid::text, sequence::int from "order".event_log order by sequence desc limit 2`,
    );
    return Object.fromEntries(rows.toReversed().map(({ name, ...position }) => [name, position]));
  };

  const flown = await db.flight([bulk('order.paid', ['g', 'h']), announcing(order, 'order.placed', 'g')]);
  assert.deepEqual([flown.length, flown[0]], [2, [{ two: 2 }]]);
  assert.deepEqual(outer.at(-1), await newest());
  assert.deepEqual(sentNames, ['test.bulk', 'runtime.events.append', 'runtime.events.read-announced']);

  const tried = await db.tryFlight([bulk('order.paid', ['i'])]);
  assert.deepEqual(tried, { isRefused: false, rows: [[{ two: 2 }]] });
  assert.deepEqual(outer.at(-1)?.['order.paid'], (await newest())['order.paid']);
  assert.deepEqual(await db.rows(bulk('order.cancelled', ['j'])), [{ two: 2 }]);
  assert.deepEqual(outer.at(-1)?.['order.cancelled'], (await newest())['order.cancelled']);
  await db.transaction((transaction) => transaction.rows(bulk('order.paid', ['k'])));
  assert.deepEqual(outer.at(-1)?.['order.paid'], (await newest())['order.paid']);
  assert.equal((await db.tryFlight([bulk('order.paid', ['l']), refuse()])).isRefused, true);
  await db.flight([bulk('order.paid', [])]);
  assert.equal(outer.length, 4, 'neither a refusal nor a statement that had nothing to announce');
  assert.deepEqual(inner, outer);
});

test('the mark of the cluster is what a token carries', async () => {
  const [mark] = await bench.platform.rows(readClusterMark());
  assert.match(mark?.cluster ?? '', /^\d+$/);
  assert.equal(mark?.timeline, 1);
  assert.match(mark?.lsn ?? '', /^[0-9A-F]+\/[0-9A-F]+$/);
});
