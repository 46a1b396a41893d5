import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Room } from '../../door/room.ts';
import { newTrace } from '../../telemetry/trace-context.ts';
import { announcing, deliverTo, insightAlone, localHints } from '../../testing/event-helpers.ts';
import { openEventBench, type EventBench } from '../../testing/open-event-bench.ts';
import { until } from '../../testing/until.ts';
import type { Deliver } from '../delivery.ts';
import { listParked } from '../store/parked-events.ts';
import { startRelay } from './start-relay.ts';

const events = 10_000;
const keys = 500;

let bench: EventBench;
let order: Room;
let insight: Room;
const accepted = new Map<string, number>();
const lastVersion = new Map<string, number>();
let disorder = 0;

before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order');
  const hear = async (
    _tools: unknown,
    { eventId, key, version }: Record<'eventId' | 'key', string> & { version: number },
  ) => {
    if (Number(key) % 50 === 7) throw new Error('a poisoned key');
    const isAgain = accepted.has(eventId);
    accepted.set(eventId, (accepted.get(eventId) ?? 0) + 1);
    if (!isAgain && version <= (lastVersion.get(key) ?? 0)) disorder += 1;
    lastVersion.set(key, Math.max(version, lastVersion.get(key) ?? 0));
  };
  insight = await bench.openRoom('insight', { on: { 'order.placed': hear } });
});
after(() => bench.close());

/** Four writers at once, each with its own keys, so that transactions overlap and versions of a key rise. */
async function publish(): Promise<void> {
  const db = order.database.bind(newTrace(0));
  const writers = Array.from({ length: 4 }, async (_writer, writer) => {
    for (let version = 1; version <= events / keys; version += 1) {
      const own = Array.from({ length: keys / 4 }, (_key, index) => String(index * 4 + writer));
      for (let from = 0; from < own.length; from += 25) {
        await db.flight(
          own.slice(from, from + 25).map((key) => announcing(order, 'order.placed', key, version)),
        );
      }
    }
  });
  await Promise.all(writers);
}

test('10,000 events with lost answers, poisoned keys and a change of relay: published = accepted + parked', async () => {
  const hints = localHints();
  const real = deliverTo({ insight });
  let deliveries = 0;
  const deliver: Deliver = async (listener, batch) => {
    deliveries += 1;
    const results = await real(listener, batch);
    if (deliveries % 23 === 5) throw new Error('the answer was lost on its way');
    return results;
  };
  const process = (holder: string) => {
    const leases = bench.openLeases(holder);
    return {
      leases,
      relay: startRelay({
        room: order,
        deliver,
        leases,
        hints,
        metrics: { set() {} },
        listeners: insightAlone,
        retryDelaysMs: [],
      }),
    };
  };
  const first = process('first');
  const second = process('second');
  const published = publish();
  await until(() => accepted.size > events / 4, 60_000);
  await first.leases.stop();
  await published;
  const count = async (table: string) => {
    const { rows } = await bench.admin.query<{ count: number }>(
      `select count(*)::int as count from "order".${table}`,
    );
    return rows[0]?.count ?? 0;
  };
  assert.equal(await count('event_log'), events);
  await until(async () => accepted.size + (await count('event_parked')) === events, 20_000);
  await second.leases.stop();
  await Promise.all([first.relay.stop(), second.relay.stop()]);

  const parked = await order.database.bind(newTrace(0)).rows(listParked('insight', null, events));
  assert.equal(parked.length, (keys / 50) * (events / keys));
  assert.deepEqual(
    parked.filter(({ eventId }) => accepted.has(eventId)),
    [],
  );
  assert.equal(accepted.size, events - parked.length);
  assert.equal(disorder, 0, 'events of a key came in order');
  const duplicates = [...accepted.values()].filter((times) => times > 1).length;
  assert.ok(duplicates > 0, 'lost answers made duplicates');
  const tried = parked.filter(({ attempts }) => attempts > 0);
  assert.deepEqual(
    tried.map(({ version, attempts }) => [version, attempts]),
    Array.from({ length: keys / 50 }, () => [1, 1]),
    'only the first of each poisoned key was tried',
  );
});
