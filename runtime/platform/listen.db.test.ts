import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { silentLog } from '../telemetry/log.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import { startListening } from './listen.ts';
import { platformRole } from './migrate-platform.ts';

let bench: EventBench;
before(async () => {
  bench = await openEventBench();
});
after(() => bench.close());

test('hints are heard on their channel, also after the connection was lost, which is told', async () => {
  const listener = await startListening(bench.urlOf(platformRole), ['first', 'second'], silentLog);
  const heard: string[] = [];
  listener.on('first', (payload) => heard.push(`first ${payload}`));
  listener.on('second', (payload) => heard.push(`second ${payload}`));
  await bench.admin.query(
    `select pg_notify('first', 'a'), pg_notify('second', 'b'), pg_notify('third', 'c')`,
  );
  await until(() => heard.length >= 2);
  assert.deepEqual(heard.splice(0), ['first a', 'second b']);

  await bench.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'souk hints'`,
  );
  await until(() => heard.length >= 2);
  assert.deepEqual(heard.splice(0), ['first reconnected', 'second reconnected']);
  await bench.admin.query(`select pg_notify('first', 'again')`);
  await until(() => heard.length >= 1);
  assert.deepEqual(heard, ['first again']);
  await listener.stop();
});

test('a channel that nobody opened cannot be heard', async () => {
  const listener = await startListening(bench.urlOf(platformRole), ['first'], silentLog);
  assert.throws(() => listener.on('other', () => {}), /nobody listens to other/);
  await listener.stop();
});
