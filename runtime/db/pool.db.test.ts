import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { createPool, type Pool } from './pool.ts';
import { until } from '../testing/until.ts';
import { send } from './send.ts';

let database: TestDatabase;
let pool: Pool;
before(async () => {
  database = await createTestDatabase('pool');
  const options = { applicationName: 'pool test', statementTimeoutMs: 5000, isPipelined: true, size: 3 };
  pool = createPool({ ...options, url: database.url });
});
after(async () => {
  await pool.close();
  await database.drop();
});

const session = () =>
  pool.use(async (connection) => {
    const step = { name: 'session', text: 'select pg_backend_pid() as pid, pg_sleep(0.02)', values: [] };
    const [row] = (await send(connection, step)) as { pid: number }[];
    return row?.pid;
  });

test('work that begins in one tick is spread over the connections', async () => {
  for (let round = 0; round < 10; round += 1) await Promise.all([session(), session(), session()]);
  for (let round = 0; round < 5; round += 1) {
    const sessions = await Promise.all(Array.from({ length: 6 }, session));
    assert.equal(new Set(sessions).size, 3);
    for (const pid of new Set(sessions)) assert.equal(sessions.filter((each) => each === pid).length, 2);
  }
});

test('one after the other stays on one connection', async () => {
  const sessions = [await session(), await session(), await session()];
  assert.equal(new Set(sessions).size, 1);
});

test('connections that nobody needs are closed after a while, and opened again', async () => {
  const applicationName = 'idle pool';
  const options = { applicationName, statementTimeoutMs: 5000, isPipelined: true, size: 2, idleMs: 50 };
  const idle = createPool({ ...options, url: database.url });
  const ask = () =>
    idle.use((connection) => send(connection, { name: 'once', text: 'select 7 as n', values: [] }));
  const open = {
    name: 'open',
    text: `select pid from pg_stat_activity where application_name = '${applicationName}'`,
    values: [],
  };
  const isOpen = async () => (await pool.use((connection) => send(connection, open))).length > 0;
  for (let round = 0; round < 2; round += 1) {
    assert.deepEqual(await ask(), [{ n: 7 }]);
    assert.equal(await isOpen(), true);
    await until(async () => !(await isOpen()));
  }
  const slow = { name: 'slow', text: 'select 7 as n, pg_sleep(0.2)', values: [] };
  assert.equal((await idle.use((connection) => send(connection, slow))).length, 1);
  await idle.close();
});
