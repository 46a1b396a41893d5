import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { silentTracer } from '../telemetry/tracer.ts';
import { isOutage } from '../is-outage.ts';
import { OutcomeUnknown, type Database } from './database.ts';
import { openDatabase, type RoomDatabase } from './open-database.ts';
import type { Step } from './statement.ts';

let testDatabase: TestDatabase;
let database: RoomDatabase;
let db: Database;
before(async () => {
  testDatabase = await createTestDatabase('database');
  const options = { applicationName: 'database test', statementTimeoutMs: 5000, tracer: silentTracer };
  database = openDatabase({ ...options, url: testDatabase.url, poolSize: 1 });
  db = database.bind(newTrace(0));
  await db.rows({ name: 'setup', text: 'create table once (id integer primary key)', values: [] });
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

const insert = (id: number): Step => ({ name: 'insert', text: 'insert into once values ($1)', values: [id] });
const fresh = (name: string): Step<{ n: number }> => ({ name, text: 'select 7 as n', values: [] });

test('whoever comes behind a refused flight on a new connection is not hurt by what it did not prepare', async () => {
  await db.flight([insert(1)]);
  const [refused, flight, single, reads] = await Promise.all([
    db.tryFlight([insert(1), fresh('first'), fresh('second'), fresh('third')]),
    db.flight([fresh('first')]),
    db.row(fresh('second')),
    db.together([fresh('third'), fresh('fourth')]),
  ]);
  assert.deepEqual(refused, { isRefused: true, refusedBy: 'once_pkey' });
  assert.deepEqual(flight, [[{ n: 7 }]]);
  assert.deepEqual(single, { n: 7 });
  assert.deepEqual(reads, [[{ n: 7 }], [{ n: 7 }]]);
});

test('what is sent in the background holds up nothing else', async () => {
  const done: string[] = [];
  const slow: Step = { name: 'slow', text: 'select pg_sleep(0.4)', values: [] };
  const note = (what: string) => () => void done.push(what);
  const background = database.bind(newTrace(0), true).rows(slow).then(note('background'));
  await db.rows(fresh('first')).then(note('at the till'));
  await background;
  assert.deepEqual(done, ['at the till', 'background']);
});

test('a statement that the server cannot read is a bug with a known outcome: its flight was rolled back', async () => {
  const unreadable: Step = { name: 'unreadable', text: 'insert into once values ($1)', values: [3, 4] };
  await assert.rejects(db.flight([insert(2), unreadable]), { code: '08P01' });
  assert.deepEqual(
    await db.rows({ name: 'count', text: 'select id from once where id > 1', values: [] }),
    [],
  );
});

test('a flight is all or nothing: refused at its commit, or not to be sent, nothing of it stays', async () => {
  const put = (id: number): Step => ({
    name: 'late',
    text: 'insert into late values ($1, $1)',
    values: [id],
  });
  await db.rows({
    name: 'late-table',
    text: 'create table late (id integer primary key, after integer references once deferrable initially deferred)',
    values: [],
  });
  assert.deepEqual(await db.tryFlight([put(9), fresh('late-fresh')]), {
    isRefused: true,
    refusedBy: 'late_after_fkey',
  });
  const loop: { self?: unknown } = {};
  loop.self = loop;
  const unsendable: Step = { name: 'unsendable', text: 'select $1::jsonb', values: [loop] };
  await assert.rejects(db.flight([insert(10), unsendable]), (error: Error) =>
    /circular/.test(String(error.cause)),
  );
  const huge: Step = { name: 'huge', text: "select 9223372036854775807 as n, 'x' as x", values: [] };
  await assert.rejects(db.rows(huge), (error: Error) => /does not fit/.test(String(error.cause)));
  assert.deepEqual(
    await db.together([
      { name: 'late-count', text: 'select id from late', values: [] },
      { name: 'once-count', text: 'select id from once where id = 10', values: [] },
    ]),
    [[], []],
  );
});

test('a flight that begins with the lock of a table is a transaction too', async () => {
  const lock: Step = { name: 'lock', text: 'lock table once in share row exclusive mode', values: [] };
  assert.deepEqual(await db.flight([lock, fresh('locked')]), [[], [{ n: 7 }]]);
  assert.deepEqual(await db.flight([lock, fresh('locked')]), [[], [{ n: 7 }]]);
});

test('a database that is away is an outage, whatever it is asked, and one that goes away leaves the outcome unknown', async () => {
  const options = { applicationName: 'away', statementTimeoutMs: 5000, tracer: silentTracer, poolSize: 1 };
  const gone = openDatabase({ ...options, url: 'postgres://nobody@127.0.0.1:9/none' });
  const away = gone.bind(newTrace(0));
  const asked = [
    () => away.rows(fresh('one')),
    () => away.together([fresh('one'), fresh('two')]),
    () => away.flight([fresh('one')]),
    () => away.transaction((transaction) => transaction.rows(fresh('one'))),
  ];
  for (const ask of asked) await assert.rejects(ask(), isOutage);
  await gone.close();
  const end = { name: '', text: 'select pg_terminate_backend(pg_backend_pid())', values: [] };
  for (const ask of [() => db.rows(end), () => db.together([end]), () => db.flight([end])])
    await assert.rejects(ask(), OutcomeUnknown);
});
