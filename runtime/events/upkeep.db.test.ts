import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { announceAll, announcing, deliverTo, localHints } from '../testing/event-helpers.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { serveListener } from './relay/serve-listener.ts';
import { startRelay } from './relay/start-relay.ts';
import { republish } from './republish.ts';
import { listEvents } from './store/event-log.ts';
import { tendLog } from './upkeep.ts';

let bench: EventBench;
let catalog: Room;
let rooms: { insight: Room; order: Room; gateway: Room; catalog: Room };
let heard: string[] = [];
const stops: (() => Promise<void>)[] = [];
const hints = localHints();

before(async () => {
  bench = await openEventBench();
  const hear = async (_tools: unknown, event: { name: string; key: string; version: number }) => {
    heard.push(`${event.name} ${event.key}:${event.version}`);
  };
  const takeIn = () => Promise.resolve();
  const takeAllIn = { 'product.changed': takeIn, 'category.changed': takeIn, 'stock.changed': takeIn };
  catalog = await bench.openRoom('catalog', { on: takeAllIn });
  rooms = {
    insight: await bench.openRoom('insight', {
      on: { 'product.changed': hear, 'category.changed': hear, 'stock.changed': hear },
    }),
    order: await bench.openRoom('order', { on: { 'reservation.released': hear } }),
    gateway: await bench.openRoom('gateway', { on: takeAllIn }),
    catalog,
  };
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  for (const table of ['event_log', 'event_cursor', 'event_parked'])
    await bench.admin.query(`truncate catalog.${table}`);
  await bench.admin.query(
    `update catalog.event_epoch set pruned_epoch = 0, pruned_xid = '0', pruned_sequence = 0`,
  );
  heard = [];
});

const db = () => catalog.database.bind(newTrace(0));

/** Runs the catalog's relay until everything announced was heard, then stops it. */
async function relayUntil(count: number): Promise<void> {
  const leases = bench.openLeases(`process ${Math.random()}`);
  const relay = startRelay({
    room: catalog,
    leases,
    hints,
    metrics: { set() {} },
    deliver: deliverTo(rooms),
  });
  stops.push(relay.stop);
  await until(() => heard.length >= count);
  await until(async () => {
    const { rows } = await bench.admin
      .query(`select from catalog.event_cursor c where (epoch, xid, sequence) =
      (select epoch, xid, sequence from catalog.event_log order by epoch desc, xid desc, sequence desc limit 1)`);
    return rows.length === Object.keys(rooms).length;
  });
  await relay.stop();
  await leases.stop();
}

const keysInLog = async () =>
  (await db().rows(listEvents(null, null, null, 100))).map(
    ({ name, key, version }) => `${name} ${key}:${version}`,
  );

test('only the newest state event of each key is kept, and a new listener starts from zero with those', async () => {
  await announceAll(catalog, 'product.changed', ['p', 'q', 'p', 'p']);
  await announceAll(catalog, 'category.changed', ['p']);
  await announceAll(catalog, 'reservation.released', ['r', 'r']);
  assert.deepEqual(await tendLog(db(), 'catalog'), { compacted: 2, pruned: 0 });
  const left = [
    'product.changed q:2',
    'product.changed p:4',
    'category.changed p:1',
    'reservation.released r:1',
    'reservation.released r:2',
  ];
  assert.deepEqual(await keysInLog(), left);
  await relayUntil(5);
  assert.deepEqual(heard.toSorted(), left.toSorted());
  assert.deepEqual(await tendLog(db(), 'catalog'), { compacted: 0, pruned: 0 });
});

test('the newest is the one with the highest version, whatever came last', async () => {
  await db().flight([
    announcing(catalog, 'product.changed', 'p', 5),
    announcing(catalog, 'product.changed', 'p', 4),
  ]);
  await tendLog(db(), 'catalog');
  assert.deepEqual(await keysInLog(), ['product.changed p:5']);
});

test('events that are no state go after 30 days, but not before every listener has had them', async () => {
  await announceAll(catalog, 'product.changed', ['p']);
  await announceAll(catalog, 'reservation.released', ['old', 'young']);
  await bench.admin.query(
    `update catalog.event_log set occurred_at = now() - interval '31 days' where key in ('old', 'p')`,
  );
  assert.deepEqual(
    await tendLog(db(), 'catalog'),
    { compacted: 0, pruned: 0 },
    'no listener has a cursor yet',
  );
  await relayUntil(3);
  await bench.admin.query(`update catalog.event_cursor set epoch = 0 where listener = 'order'`);
  assert.deepEqual(await tendLog(db(), 'catalog'), { compacted: 0, pruned: 0 }, 'order has not had it');
  await bench.admin.query(`update catalog.event_cursor set epoch = 1`);
  assert.deepEqual(await tendLog(db(), 'catalog'), { compacted: 0, pruned: 1 });
  assert.deepEqual(await keysInLog(), ['product.changed p:1', 'reservation.released young:2']);
  const { rows } = await bench.admin.query(
    `select pruned_epoch, pruned_xid <> '0' as moved from catalog.event_epoch`,
  );
  assert.deepEqual(rows, [{ pruned_epoch: 1, moved: true }]);
});

test('republish brings the newest state events again, all or one name or one key', async () => {
  await announceAll(catalog, 'product.changed', ['p', 'q', 'p']);
  await announceAll(catalog, 'category.changed', ['c']);
  await announceAll(catalog, 'reservation.released', ['r']);
  await relayUntil(5);
  heard = [];
  assert.equal(await republish(db(), { service: 'catalog', name: 'product.changed', key: 'p' }), 1);
  assert.equal(await republish(db(), { service: 'catalog', name: 'category.changed' }), 1);
  assert.equal(await republish(db(), { service: 'catalog', key: 'nobody' }), 0);
  await relayUntil(2);
  assert.deepEqual(heard, ['product.changed p:3', 'category.changed c:1']);
  heard = [];
  assert.equal(await republish(db(), { service: 'catalog' }), 3);
  await relayUntil(3);
  assert.deepEqual(heard, ['product.changed q:2', 'product.changed p:3', 'category.changed c:1']);
  await assert.rejects(
    republish(db(), { service: 'catalog', name: 'reservation.released' }),
    /not a state event/,
  );
});

test('a listener that begins to hear another state event is given its states', async () => {
  await announceAll(catalog, 'product.changed', ['p', 'q']);
  await announceAll(catalog, 'category.changed', ['c', 'c']);
  const serving = {
    room: catalog,
    deliver: deliverTo(rooms),
    retryDelaysMs: [],
    batchSize: 10,
    listener: 'insight' as const,
  };
  const lease = (fence: number) => ({ name: 'relay:catalog', fence, isHeld: () => true });
  const narrow = serveListener({ ...serving, lease: lease(1), names: ['product.changed'] });
  stops.push(narrow.stop);
  await until(() => heard.length === 2);
  await narrow.stop();
  const wide = serveListener({ ...serving, lease: lease(2), names: ['product.changed', 'category.changed'] });
  stops.push(wide.stop);
  await until(() => heard.length === 3);
  await wide.stop();
  assert.deepEqual(heard, ['product.changed p:1', 'product.changed q:2', 'category.changed c:2']);
});
