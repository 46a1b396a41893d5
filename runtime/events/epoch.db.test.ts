import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import { roleOf } from '../db/migrate.ts';
import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { announceAll, announcing, deliverTo } from '../testing/event-helpers.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { serveListener } from './relay/serve-listener.ts';
import { checkEpoch, raiseEpoch } from './store/event-epoch.ts';

let bench: EventBench;
let order: Room;
let insight: Room;
let heard: string[] = [];

before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order');
  insight = await bench.openRoom('insight', {
    on: {
      'order.placed': async (_tools, { key }) => {
        heard.push(key);
      },
    },
  });
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  heard = [];
});

const db = () => order.database.bind(newTrace(0));
const stops: (() => Promise<void>)[] = [];
const serve = (fence: number): void => {
  const relay = serveListener({
    room: order,
    deliver: deliverTo({ insight }),
    lease: { name: 'relay:order', fence, isHeld: () => true },
    listener: 'insight',
    names: ['order.placed'],
    retryDelaysMs: [],
    batchSize: 10,
  });
  stops.push(relay.stop);
};

test('events after a restore are delivered although their transactions have lower numbers', async () => {
  await announceAll(order, 'order.placed', ['before']);
  await bench.admin.query(`update "order".event_log set xid = '900000000'`);
  await announceAll(order, 'order.placed', ['lost in between']);
  const [raised] = await db().rows(raiseEpoch());
  assert.deepEqual(raised, { epoch: 2 });
  await announceAll(order, 'order.placed', ['after']);
  serve(1);
  await until(() => heard.length === 3);
  assert.deepEqual(heard, ['lost in between', 'before', 'after']);
  await until(
    async () => (await bench.admin.query('select from "order".event_cursor where epoch = 2')).rowCount === 1,
  );
});

test('the epoch is raised once when the database is another cluster, or on another timeline', async () => {
  const [before] = await db().rows(checkEpoch());
  assert.deepEqual(await db().rows(checkEpoch()), [before], 'not while nothing changed');
  for (const change of [`cluster = '1'`, 'timeline = 7']) {
    const epochs = await bench.admin.query(`update "order".event_epoch set ${change} returning epoch`);
    const raised = await Promise.all([1, 2, 3].map(() => db().rows(checkEpoch())));
    assert.deepEqual(
      raised.flat(),
      Array.from({ length: 3 }, () => ({ epoch: epochs.rows[0].epoch + 1 })),
    );
  }
  const { rows } = await bench.admin
    .query(`select cluster = (select system_identifier::text from pg_control_system())
    as "isThis", timeline from "order".event_epoch`);
  assert.deepEqual(rows, [{ isThis: true, timeline: 1 }]);
});

test('raising waits for transactions that append under the old epoch, so that none of their events is skipped', async () => {
  const slow = new pg.Client({ connectionString: bench.urlOf(roleOf('order')) });
  await slow.connect();
  await slow.query('begin');
  const append = announcing(order, 'order.placed', 'slow');
  const appended = await slow.query(append.text, [...append.values]);
  let isRaised = false;
  const raising = db()
    .rows(raiseEpoch())
    .then(() => {
      isRaised = true;
    });
  await until(async () => (await bench.admin.query(`select from pg_locks where not granted`)).rowCount === 1);
  assert.equal(isRaised, false);
  await slow.query('commit');
  await slow.end();
  await raising;
  await announceAll(order, 'order.placed', ['next']);
  const { rows } = await bench.admin.query(
    `select key, epoch - $1 as later from "order".event_log where key in ('slow', 'next') order by sequence`,
    [appended.rows[0].epoch],
  );
  assert.deepEqual(rows, [
    { key: 'slow', later: 0 },
    { key: 'next', later: 1 },
  ]);
  serve(2);
  await until(() => heard.length === 2);
  assert.deepEqual(heard, ['slow', 'next']);
});
