// long: it waits for runners to die
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, afterEach, before, test } from 'node:test';
import { DatabaseRefusal } from '../db/database.ts';
import { roleOf } from '../db/migrate.ts';
import { statement } from '../db/statement.ts';
import type { Room } from '../door/room.ts';
import { systemContext } from '../system-context.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { fastestMs } from '../testing/fastest-ms.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import type { CallContext, Tools } from '../tools.ts';
import { schedule, type JobOptions } from './schedule.ts';
import { startJobs, type JobsOptions } from './start-jobs.ts';
import { listDeadJobs } from './store/jobs.ts';

let bench: EventBench;
let order: Room;
let ran: { payload: unknown; context: CallContext; atMs: number }[] = [];
let slowMs = 0;
const stops: (() => Promise<void>)[] = [];
const trace = newTrace(0);

const refuse = statement<unknown>('test.refuse', `select must(false, 'test-says-no')`);

const record = async (tools: Tools, payload: unknown): Promise<void> => {
  ran.push({ payload, context: tools.context, atMs: performance.now() });
};

before(async () => {
  bench = await openEventBench();
  order = await bench.openRoom('order', {
    jobs: {
      'send-mail': { run: record },
      'break-once': {
        run: async (tools, payload) => {
          await record(tools, payload);
          if (ran.length === 1) throw new Error('broken once');
        },
      },
      'break-always': { run: () => Promise.reject(new Error('broken for good')), maxAttempts: 1 },
      slow: {
        run: async (tools, payload) => {
          await delay(slowMs);
          await record(tools, payload);
        },
      },
    },
  });
});
after(() => bench.close());
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await bench.admin.query('truncate order_jobs._private_jobs');
  ran = [];
});

async function start(options: Partial<JobsOptions> = {}): Promise<{ stop: () => Promise<void> }> {
  const jobs = await startJobs({ room: order, url: bench.urlOf(roleOf('order')), ...options });
  stops.push(jobs.stop);
  return jobs;
}

const db = () => order.database.bind(newTrace(0));
const add = (job: string, payload: Record<string, unknown> = {}, options: JobOptions = {}) =>
  schedule(
    { service: 'order', context: systemContext('order', { cause: 'test', trace, limitMs: 1000 }) },
    job,
    payload,
    options,
  );

test('a job runs soon after its flight commits, as the system, in the trace that scheduled it', async () => {
  await start();
  await db().flight([add('send-mail', { orderId: 'warm' })]);
  await until(async () => {
    const text = `select from pg_stat_activity where application_name = 'order jobs' and query like 'LISTEN%'`;
    return ran.length === 1 && (await bench.admin.query(text)).rowCount === 1;
  });
  const tookMs = await fastestMs(3, async (attempt) => {
    await db().flight([add('send-mail', { orderId: `o${attempt}` })]);
    await until(() => ran.length === 1 + attempt);
  });
  assert.ok(tookMs < 250, `ran after ${tookMs} ms`);
  const { payload, context } = ran[1] ?? assert.fail();
  assert.deepEqual(payload, { orderId: 'o1' });
  assert.equal(context.trace.traceId, trace.traceId);
  assert.match(
    JSON.stringify(context.subject),
    /^{"kind":"system","service":"order","cause":"job:send-mail:\d+"}$/,
  );
});

test('a room looks for jobs when one of its own is added, and for none of another', async () => {
  await start();
  await db().flight([add('send-mail', { n: 1 })]);
  await until(() => ran.length === 1);
  const listening = `select query from pg_stat_activity where application_name = 'order jobs' and query like 'LISTEN%'`;
  await until(async () => (await bench.admin.query(listening)).rowCount === 1);
  const { rows } = await bench.admin.query<{ query: string }>(listening);
  assert.equal(rows[0]?.query, 'LISTEN "order_jobs"; LISTEN "worker:migrate";');
});

test('a job in a flight that is rolled back never runs', async () => {
  await start();
  await assert.rejects(db().flight([add('send-mail', { orderId: 'never' }), refuse()]), DatabaseRefusal);
  await db().flight([add('send-mail', { orderId: 'later' })]);
  await until(() => ran.length === 1);
  await delay(50);
  assert.deepEqual(
    ran.map(({ payload }) => payload),
    [{ orderId: 'later' }],
  );
});

test('a job that fails is tried again, after a wait', async () => {
  await start();
  await db().flight([add('break-once', { n: 1 })]);
  await until(() => ran.length === 2);
  const [first, second] = ran;
  assert.ok((second?.atMs ?? 0) - (first?.atMs ?? 0) > 2000);
  assert.deepEqual(second?.payload, { n: 1 });
  assert.deepEqual(await db().rows(listDeadJobs('order', 10)), []);
});

test('a job that has failed as often as it may is listed as dead', async () => {
  await start();
  await db().flight([add('break-always')]);
  await until(async () => (await db().rows(listDeadJobs('order', 10))).length === 1);
  const [dead] = await db().rows(listDeadJobs('order', 10));
  assert.deepEqual(
    { job: dead?.job, attempts: dead?.attempts, error: dead?.error },
    { job: 'break-always', attempts: 1, error: 'broken for good' },
  );
});

test('of several jobs with one key that have not started only the last runs', async () => {
  await db().flight([add('send-mail', { n: 1 }, { key: 'k' }), add('send-mail', { n: 2 }, { key: 'k' })]);
  await start();
  await until(() => ran.length === 1);
  await delay(50);
  assert.deepEqual(
    ran.map(({ payload }) => payload),
    [{ n: 2 }],
  );
});

test('stopping lets a running job finish and leaves no lock', async () => {
  slowMs = 300;
  const jobs = await start();
  await db().flight([add('slow', { n: 1 })]);
  await until(async () => (await locked()) === 1);
  await jobs.stop();
  stops.length = 0;
  assert.equal(ran.length, 1);
  assert.equal(await locked(), 0);
  const { rows } = await bench.admin.query('select count(*)::int as left from order_jobs._private_jobs');
  assert.deepEqual(rows, [{ left: 0 }]);
  await until(async () => {
    const text = `select from pg_stat_activity where application_name = 'order jobs'`;
    return (await bench.admin.query(text)).rowCount === 0;
  });
});

test('a job that takes longer than the time to stop is freed for others', async () => {
  slowMs = 2500;
  const jobs = await start({ stopWithinMs: 100 });
  await db().flight([add('slow', { n: 1 })]);
  await until(async () => (await locked()) === 1);
  const began = performance.now();
  await jobs.stop();
  stops.length = 0;
  assert.ok(performance.now() - began < 2000);
  assert.equal(await locked(), 0);
  const { rows } = await bench.admin.query('select attempts from order_jobs._private_jobs');
  assert.deepEqual(rows, [{ attempts: 1 }]);
  await until(() => ran.length === 1);
});

test('what a runner that died had begun is run by another', async () => {
  await start({ timeToLiveMs: 300 });
  await db().flight([add('send-mail', { n: 'taken' }, { delaySeconds: 3600 })]);
  await bench.admin
    .query(`update order_jobs._private_jobs set run_at = now(), locked_by = 'pool-dead', attempts = 1,
    locked_at = now() - interval '1 second'`);
  await until(() => ran.length === 1);
  assert.deepEqual(ran[0]?.payload, { n: 'taken' });
});

test('the runner goes on after its connections were cut', async () => {
  await start();
  await db().flight([add('send-mail', { n: 1 })]);
  await until(() => ran.length === 1);
  await bench.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'order jobs'`,
  );
  await db().flight([add('send-mail', { n: 2 })]);
  await until(() => ran.length === 2);
});

async function locked(): Promise<number> {
  const { rowCount } = await bench.admin.query(
    'select from order_jobs._private_jobs where locked_by is not null',
  );
  return rowCount ?? 0;
}
