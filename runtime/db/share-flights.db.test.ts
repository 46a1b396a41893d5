import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { newTrace } from '../telemetry/trace-context.ts';
import { silentTracer } from '../telemetry/tracer.ts';
import { OutcomeUnknown, type Database } from './database.ts';
import { openDatabase, type RoomDatabase } from './open-database.ts';
import { briefStatement, statement } from './statement.ts';

let testDatabase: TestDatabase;
let database: RoomDatabase;
let db: Database;
before(async () => {
  testDatabase = await createTestDatabase('shared flights');
  const options = { applicationName: 'flights test', statementTimeoutMs: 5000, tracer: silentTracer };
  database = openDatabase({ ...options, url: testDatabase.url, poolSize: 3 });
  db = database.bind(newTrace(0));
  await db.rows(make());
});
beforeEach(() => db.rows(empty()));
after(async () => {
  await database.close();
  await testDatabase.drop();
});

type Written = { xid: string; id: number };
const text = 'insert into once values ($1) returning pg_current_xact_id()::text as xid, id';
const make = statement('flights.make', 'create table once (id integer primary key)');
const empty = statement('flights.empty', 'truncate once');
const count = statement<{ count: number }>('flights.count', 'select count(*)::int as count from once');
const insert = briefStatement<Written, [id: number]>('flights.insert', text);
const insertAlone = statement<Written, [id: number]>('flights.insert-alone', text);
const dieBriefly = briefStatement('flights.die', 'select pg_terminate_backend(pg_backend_pid())');
const written = async () => (await db.row(count()))?.count;
const ids = Array.from({ length: 10 }, (_, id) => id);

test('brief flights that come at once are one transaction, and each is told of its own rows', async () => {
  const flown = await Promise.all(ids.map((id) => db.flight([insert(id), insert(id + 100)])));
  assert.deepEqual(
    flown.map(([[first], [second]]) => [first?.id, second?.id]),
    ids.map((id) => [id, id + 100]),
  );
  assert.equal(new Set(flown.flat(2).map(({ xid }) => xid)).size, 1);
});

test('what is not brief, or goes with what is not, has a transaction of its own', async () => {
  const flown = await Promise.all(ids.map((id) => db.flight([insert(id), insertAlone(id + 100)])));
  assert.equal(new Set(flown.flat(2).map(({ xid }) => xid)).size, ids.length);
});

test('a refusal meets only whom it is for, and the others are done once', async () => {
  await db.flight([insert(3)]);
  const flown = await Promise.all(ids.map((id) => db.tryFlight([insert(id), insert(id + 100)])));
  const refused = flown.flatMap((each, id) => (each.isRefused ? [[id, each.refusedBy]] : []));
  assert.deepEqual(refused, [[3, 'once_pkey']]);
  assert.equal(await written(), 1 + 2 * (ids.length - 1));
});

test('whose connection is lost on the way is told so, and nothing is sent again', async () => {
  const flights = [...ids.map((id) => db.flight([insert(id)])), db.flight([dieBriefly()])];
  for (const { status, reason } of (await Promise.allSettled(flights)) as PromiseRejectedResult[]) {
    assert.equal(status, 'rejected');
    assert.ok(reason instanceof OutcomeUnknown);
  }
  // The socket ends a moment after the server has said so.
  assert.equal(await written().catch(() => delay(200).then(written)), 0);
});

test('many at once are all done, in messages of some', async () => {
  const many = Array.from({ length: 200 }, (_, id) => id);
  const flown = await Promise.all(many.map((id) => db.flight([insert(id)])));
  assert.equal(await written(), many.length);
  const sizes = Map.groupBy(flown.flat(2), ({ xid }) => xid);
  assert.ok(sizes.size < many.length / 4);
  assert.ok([...sizes.values()].every(({ length }) => length <= 16));
});
