import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { roleOf } from '../../db/migrate.ts';
import { statement } from '../../db/statement.ts';
import type { Room } from '../../door/room.ts';
import { createKillPoint } from '../../kill-point.ts';
import { createLeases } from '../../lease/leases.ts';
import { platformRole } from '../../platform/migrate-platform.ts';
import { silentLog } from '../../telemetry/log.ts';
import { newTrace } from '../../telemetry/trace-context.ts';
import { announcing, deliverTo, insightAlone, localHints } from '../../testing/event-helpers.ts';
import {
  openBenchDatabase,
  openBenchRoom,
  openEventBench,
  type EventBench,
} from '../../testing/open-event-bench.ts';
import { until } from '../../testing/until.ts';
import type { Tools } from '../../tools.ts';
import { startRelay } from './start-relay.ts';

type Urls = { order: string; insight: string; platform: string };
type Heard = { eventId: string; version: number; times: number };

const timeToLiveMs = 400;
const noteEvent = statement<unknown, [eventId: string, version: number]>(
  'test.note',
  `insert into heard (event_id, version) values ($1, $2)
   on conflict (event_id) do update set times = heard.times + 1`,
);

/** The life of a process with the order room and insight, until it is killed. */
async function liveAsRelay(urls: Urls): Promise<void> {
  const killPoint = createKillPoint(process.env['SOUK_KILL_POINT']);
  const hear = async ({ db }: Tools, event: { eventId: string; version: number }) => {
    await db.rows(noteEvent(event.eventId, event.version));
  };
  const insight = await openBenchRoom(urls.insight, 'insight', { on: { 'order.placed': hear } }, killPoint);
  const order = await openBenchRoom(urls.order, 'order', {}, killPoint);
  const db = openBenchDatabase(urls.platform).bind(newTrace(0));
  const leases = createLeases({ db, holder: `process ${process.pid}`, log: silentLog, timeToLiveMs });
  startRelay({
    room: order,
    deliver: deliverTo({ insight }),
    leases,
    hints: localHints(),
    metrics: { set() {} },
    listeners: insightAlone,
    batchSize: 10,
  });
}

const given = process.env['SOUK_TEST_RELAY'];
if (given) await liveAsRelay(JSON.parse(given) as Urls);
else describeKills();

function describeKills(): void {
  let bench: EventBench;
  let order: Room;
  before(async () => {
    bench = await openEventBench();
    order = await bench.openRoom('order');
    await bench.openRoom('insight');
    await bench.admin.query(`set role souk_insight; create table insight.heard (event_id uuid primary key,
      version int not null, times int not null default 1, place serial); reset role`);
  });
  after(() => bench.close());

  function startProcess(killPoint: string): ChildProcess {
    const urls: Urls = {
      order: bench.urlOf(roleOf('order')),
      insight: bench.urlOf(roleOf('insight')),
      platform: bench.urlOf(platformRole),
    };
    const env = { ...process.env, SOUK_TEST_RELAY: JSON.stringify(urls), SOUK_KILL_POINT: killPoint };
    delete (env as Record<string, unknown>)['NODE_TEST_CONTEXT'];
    return spawn(process.execPath, [import.meta.filename], { env, stdio: 'inherit' });
  }

  const heard = async () =>
    (
      await bench.admin.query<Heard>(
        'select event_id as "eventId", version, times from insight.heard order by place',
      )
    ).rows;

  const places = [
    { at: 'events.relay.before-deliver#2', again: 0 },
    { at: 'events.accept.after#14', again: 4 },
    { at: 'events.relay.after-deliver#2', again: 10 },
    { at: 'events.relay.before-settle#2', again: 10 },
    { at: 'events.relay.after-settle#2', again: 0 },
  ];
  for (const { at, again } of places) {
    test(`a relay killed at ${at}: the next one loses nothing and keeps the order`, async () => {
      await bench.admin.query(
        'truncate "order".event_log, "order".event_cursor, insight.heard restart identity',
      );
      const db = order.database.bind(newTrace(0));
      const steps = Array.from({ length: 25 }, (_, index) =>
        announcing(order, 'order.placed', 'one', index + 1),
      );
      await db.flight(steps);
      const doomed = startProcess(at);
      const [, signal] = (await once(doomed, 'exit')) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      assert.ok((await heard()).length < 25);
      const next = startProcess('');
      await until(async () => (await heard()).length === 25);
      await until(
        async () =>
          (await bench.admin.query('select from "order".event_cursor where sequence >= 25')).rowCount === 1,
      );
      next.kill('SIGKILL');
      await once(next, 'exit');
      const all = await heard();
      assert.deepEqual(
        all.map(({ version }) => version),
        Array.from({ length: 25 }, (_, index) => index + 1),
      );
      assert.equal(all.filter(({ times }) => times > 1).length, again);
    });
  }
}
