import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { roleOf } from '../../db/migrate.ts';
import type { Room } from '../../door/room.ts';
import { newTrace } from '../../telemetry/trace-context.ts';
import { announceAll, announcing } from '../../testing/event-helpers.ts';
import { openEventBench, type EventBench } from '../../testing/open-event-bench.ts';
import { until } from '../../testing/until.ts';
import { claimCursor } from '../store/event-cursors.ts';
import { parkEvents } from '../store/parked-events.ts';
import { measureRelay } from './measure-relay.ts';

let bench: EventBench;
let order: Room;
before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order');
});
after(() => bench.close());

test('lag, parked events and the oldest open transaction are measured, and zero once another relay measures', async (t) => {
  const measured: Record<string, number> = {};
  const metrics = {
    set: (name: string, labels: Record<string, string>, value: number) => {
      measured[[name, labels['log'], labels['listener']].join(' ').trim()] = value;
    },
  };
  const db = order.database.bind(newTrace(0));
  await db.rows(claimCursor('insight', ['order.placed'], 1));
  await announceAll(order, 'order.placed', ['parked', 'parked', 'tried again', 'unheard']);
  await bench.admin.query(`update "order".event_log set occurred_at = now() - interval '1 minute'`);
  const { rows } = await bench.admin.query<{ id: string }>(
    'select event_id as id from "order".event_log order by sequence limit 3',
  );
  const [first = '', second = '', third = ''] = rows.map(({ id }) => id);
  await db.rows(parkEvents('insight', [first, second], ['no', null], []));
  await db.rows(parkEvents('insight', [third], ['no'], [60_000]));
  const open = new pg.Client({ connectionString: bench.urlOf(roleOf('order')) });
  await open.connect();
  await open.query('begin');
  const append = announcing(order, 'order.placed', 'open');
  await open.query(append.text, [...append.values]);
  await announceAll(order, 'order.placed', ['held back']);

  const measuring = measureRelay(order, metrics);
  t.after(measuring.stop);
  await until(() => measured['souk_log_oldest_transaction_seconds order'] === 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  measuring.wake();
  await until(() => (measured['souk_log_oldest_transaction_seconds order'] ?? 0) >= 0.04);
  const { 'souk_event_lag_seconds order insight': lag = 0, 'souk_events_parked order insight': parked } =
    measured;
  assert.ok(lag >= 60 && lag < 70, `${lag} s`);
  assert.equal(parked, 2, 'the one that is tried again waits for nobody');
  await open.query('rollback');
  await open.end();
  measuring.wake();
  await until(() => measured['souk_log_oldest_transaction_seconds order'] === 0);
  await measuring.stop();
  assert.deepEqual(measured, {
    'souk_event_lag_seconds order insight': 0,
    'souk_events_parked order insight': 0,
    'souk_log_oldest_transaction_seconds order': 0,
  });
});
