import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Step } from '../../db/statement.ts';
import { openEventBench, type EventBench } from '../../testing/open-event-bench.ts';
import { measureLag } from './event-cursors.ts';
import { readBatch, readHorizon } from './event-log.ts';
import { readDue } from './parked-events.ts';

let bench: EventBench;
before(async () => {
  bench = await openEventBench();
  await bench.openRoom('order');
  await bench.admin.query(`set role souk_order; set search_path = "order"`);
  await bench.admin.query(`insert into event_log (event_id, name, key, version, payload, traceparent)
    select gen_random_uuid(), 'order.placed', number, number, '{}', '' from generate_series(1, 20000) number`);
  await bench.admin.query(
    `insert into event_cursor (listener, names, fence) values ('insight', '{order.placed}', 1)`,
  );
  await bench.admin.query('analyze');
});
after(() => bench.close());

/** How many rows of the log's table or index a statement touched. */
async function rowsTouched(step: Step): Promise<number> {
  const { rows } = await bench.admin.query(`explain (analyze, format json) ${step.text}`, [...step.values]);
  const walk = (plan: Record<string, unknown>): number => {
    const own =
      plan['Relation Name'] === 'event_log' ? Number(plan['Actual Rows']) * Number(plan['Actual Loops']) : 0;
    const removed = Number(plan['Rows Removed by Filter'] ?? 0) * Number(plan['Actual Loops']);
    const inner = (plan['Plans'] ?? []) as Record<string, unknown>[];
    return (
      own +
      (plan['Relation Name'] === 'event_log' ? removed : 0) +
      inner.reduce((sum, each) => sum + walk(each), 0)
    );
  };
  return walk(rows[0]['QUERY PLAN'][0].Plan);
}

test('what every look at the log costs does not grow with the log', async () => {
  const { rows } = await bench.admin.query(
    'select epoch, xid::text, sequence from event_log order by sequence limit 1',
  );
  const { epoch, xid } = rows[0];
  assert.ok((await rowsTouched(readHorizon('insight'))) <= 4);
  assert.ok((await rowsTouched(readBatch('insight', epoch, xid, 10_000, ['order.placed'], 50))) <= 50);
  assert.ok((await rowsTouched(readDue('insight', 50))) === 0);
  assert.ok((await rowsTouched(measureLag())) <= 1);
});
