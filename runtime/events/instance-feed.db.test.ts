import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import pg from 'pg';
import type { ServiceName } from '#contracts/service-names.ts';
import { roleOf } from '../db/migrate.ts';
import type { Room } from '../door/room.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { announceAll, announcing, localHints } from '../testing/event-helpers.ts';
import { fastestMs } from '../testing/fastest-ms.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { readEvents, type LogPage, type LogRequest } from './read-events.ts';
import { startInstanceFeed } from './start-instance-feed.ts';
import { raiseEpoch } from './store/event-epoch.ts';

type Instance = {
  heard: string[];
  gaps: number;
  readLog: (owner: ServiceName, request: LogRequest) => Promise<LogPage>;
};

let bench: EventBench;
let catalog: Room;
let refuses: (key: string) => boolean = () => false;
const stops: (() => Promise<void>)[] = [];
const hints = localHints();

before(async () => {
  bench = await openEventBench();
  catalog = await bench.openRoom('catalog');
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  refuses = () => false;
});

/** An instance of the gateway that follows the catalog and has made its first contact. */
async function startInstance(absenceMs?: number): Promise<Instance> {
  const instance: Instance = {
    heard: [],
    gaps: 0,
    readLog: async (_owner, request) => JSON.parse(JSON.stringify(await readEvents(catalog, request))),
  };
  const gateway = await bench.openRoom('gateway', {
    onEveryInstance: {
      'product.changed': async (_tools, { key, version }) => {
        if (refuses(key)) throw new Error('cannot take it in');
        instance.heard.push(`${key}:${version}`);
      },
    },
    onGap: async () => {
      instance.gaps += 1;
    },
  });
  const feed = startInstanceFeed({
    room: gateway,
    hints,
    readLog: (owner, request) => instance.readLog(owner, request),
    ...(absenceMs ? { absenceMs } : {}),
  });
  stops.push(feed.stop);
  await until(() => instance.gaps === 1);
  return instance;
}

test('every instance hears what is announced from now on, soon after the commit', async () => {
  await announceAll(catalog, 'product.changed', ['before']);
  const one = await startInstance();
  const two = await startInstance();
  await announceAll(catalog, 'product.changed', ['a', 'b']);
  await announceAll(catalog, 'category.changed', ['c']);
  hints.poke('catalog');
  await until(() => one.heard.length === 2 && two.heard.length === 2);
  assert.deepEqual(
    [one.heard, two.heard],
    [
      ['a:1', 'b:2'],
      ['a:1', 'b:2'],
    ],
  );
  assert.deepEqual([one.gaps, two.gaps], [1, 1]);
  const tookMs = await fastestMs(5, async (attempt) => {
    await announceAll(catalog, 'product.changed', ['d']);
    hints.poke('catalog');
    await until(() => one.heard.length === 2 + attempt && two.heard.length === 2 + attempt);
  });
  assert.ok(tookMs < 100, `heard after ${tookMs} ms`);
});

test('without a hint it is found by looking', async () => {
  const one = await startInstance();
  await announceAll(catalog, 'product.changed', ['a']);
  await until(() => one.heard.length === 1, 1500);
});

test('what commits later but began earlier is not passed over', async () => {
  const one = await startInstance();
  const slow = new pg.Client({ connectionString: bench.urlOf(roleOf('catalog')) });
  await slow.connect();
  await slow.query('begin');
  const append = announcing(catalog, 'product.changed', 'slow');
  await slow.query(append.text, [...append.values]);
  await announceAll(catalog, 'product.changed', ['fast']);
  hints.poke('catalog');
  await delay(100);
  assert.deepEqual(one.heard, []);
  await slow.query('commit');
  await slow.end();
  await until(() => one.heard.length === 2, 1000);
  assert.deepEqual(one.heard, ['slow:1', 'fast:1']);
});

test('when the log no longer holds what was missed, what is held is forgotten', async () => {
  const one = await startInstance();
  const read = one.readLog;
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  one.readLog = (owner, request) => gate.then(() => read(owner, request));
  hints.poke('catalog');
  await delay(30);
  await announceAll(catalog, 'product.changed', ['missed']);
  await bench.admin
    .query(`with gone as (delete from catalog.event_log where key = 'missed' returning epoch, xid, sequence)
    update catalog.event_epoch set pruned_epoch = gone.epoch, pruned_xid = gone.xid, pruned_sequence = gone.sequence
    from gone`);
  open();
  await until(() => one.gaps === 2);
  await announceAll(catalog, 'product.changed', ['next']);
  hints.poke('catalog');
  await until(() => one.heard.length === 1);
  assert.deepEqual(one.heard, ['next:1']);
  assert.equal(one.gaps, 2);
});

test('after the epoch was raised what is held is forgotten, and later events come', async () => {
  const one = await startInstance();
  const [before] = await catalog.database.bind(newTrace(0)).rows(raiseEpoch());
  hints.poke('catalog');
  await until(() => one.gaps === 2);
  await announceAll(catalog, 'product.changed', ['new']);
  hints.poke('catalog');
  await until(() => one.heard.length === 1);
  const { rows } = await bench.admin.query('select max(epoch) as epoch from catalog.event_log');
  assert.deepEqual(rows, [before]);
  assert.equal(one.gaps, 2);
});

test('a long absence forgets what is held once it is long, and again on the next contact', async () => {
  const one = await startInstance(300);
  const read = one.readLog;
  let isAway = true;
  one.readLog = (owner, request) => (isAway ? Promise.reject(new Error('away')) : read(owner, request));
  await announceAll(catalog, 'product.changed', ['unheard']);
  await until(() => one.gaps === 2);
  await delay(300);
  assert.equal(one.gaps, 2);
  isAway = false;
  await until(() => one.gaps === 3);
  assert.deepEqual(one.heard, []);
});

test('a short absence is made up for', async () => {
  const one = await startInstance(5000);
  const read = one.readLog;
  let failures = 2;
  one.readLog = (owner, request) =>
    failures-- > 0 ? Promise.reject(new Error('away')) : read(owner, request);
  await announceAll(catalog, 'product.changed', ['a', 'b']);
  await until(() => one.heard.length === 2);
  assert.deepEqual([one.heard, one.gaps], [['a:1', 'b:2'], 1]);
});

test('an event that cannot be taken in makes the instance forget what it holds', async () => {
  const one = await startInstance();
  refuses = (key) => key === 'bad';
  await announceAll(catalog, 'product.changed', ['good', 'bad']);
  hints.poke('catalog');
  await until(() => one.gaps === 2);
  await announceAll(catalog, 'product.changed', ['later']);
  hints.poke('catalog');
  await until(() => one.heard.length === 2);
  assert.deepEqual(one.heard, ['good:1', 'later:1']);
});
