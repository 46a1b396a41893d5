import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { silentLog } from '../telemetry/log.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { startRegistry, type Registry } from './registry.ts';

let bench: EventBench;
before(async () => {
  bench = await openEventBench();
});
after(() => bench.close());

function anInstance(process: string) {
  return {
    instanceId: `order@${process}`,
    service: 'order' as const,
    process,
    address: `http://127.0.0.1:${process}`,
    state: 'ready' as const,
  };
}

const seenBy = (registry: Registry) =>
  registry.find('order').map(({ process, state }) => `${process} ${state}`);

/** Makes every heartbeat as old as after an outage. */
const age = (seconds: number) =>
  bench.admin.query(
    `update platform.instance set heartbeat_at = heartbeat_at - make_interval(secs => ${seconds})`,
  );

test('processes find each other, see who leaves, and forget who has left', async () => {
  const a = startRegistry(bench.platform, silentLog);
  const b = startRegistry(bench.platform, silentLog);
  await a.register(anInstance('1'));
  await b.register(anInstance('2'));
  await a.refresh();
  assert.deepEqual(seenBy(a), ['1 ready', '2 ready']);
  assert.deepEqual(a.find('catalog'), []);
  await b.setState('draining');
  await a.refresh();
  assert.deepEqual(seenBy(a), ['1 ready', '2 draining']);
  await b.stop();
  await a.refresh();
  assert.deepEqual(seenBy(a), ['1 ready']);
  await a.stop();
});

test('one whose heartbeat stops is gone after a few seconds, one that beats stays', async () => {
  const a = startRegistry(bench.platform, silentLog);
  await a.register(anInstance('1'));
  await bench.admin.query(
    `insert into platform.instance (instance_id, service, process, address, state, heartbeat_at)
     values ('order@dead', 'order', 'dead', 'http://127.0.0.1:1', 'ready', now() - interval '5 seconds')`,
  );
  await a.refresh();
  assert.deepEqual(seenBy(a), ['1 ready', 'dead ready']);
  await until(() => seenBy(a).length === 1, 4000);
  assert.deepEqual(seenBy(a), ['1 ready']);
  await a.stop();
});

test('while the database is away the last known directory holds, and until all beat again', async () => {
  const warnings: string[] = [];
  const a = startRegistry(bench.platform, { ...silentLog, warn: (message) => void warnings.push(message) });
  const b = startRegistry(bench.platform, silentLog);
  await a.register(anInstance('1'));
  await b.register(anInstance('2'));
  await a.refresh();
  await bench.admin.query('alter table platform.instance rename to instance_away');
  await until(() => warnings.length > 0, 3000);
  assert.deepEqual(seenBy(a), ['1 ready', '2 ready']);
  await bench.admin.query('alter table platform.instance_away rename to instance');
  // The other process comes back later than this one: its heartbeat is old, and yet it is there.
  await age(60);
  // A hint may bring a reading before the first heartbeat after the outage.
  await a.refresh();
  assert.deepEqual(seenBy(a).toSorted(), ['1 ready', '2 ready']);
  await until(async () => {
    const { rows } = await bench.admin.query(
      `select from platform.instance where heartbeat_at > now() - interval '2 seconds'`,
    );
    return rows.length === 2;
  }, 3000);
  assert.deepEqual(seenBy(a).toSorted(), ['1 ready', '2 ready']);
  assert.deepEqual(warnings, ['the registry does not answer; the last known directory holds']);
  await a.stop();
  await b.stop();
});
