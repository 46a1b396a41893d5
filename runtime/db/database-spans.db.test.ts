import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { childOf, newTrace } from '../telemetry/trace-context.ts';
import { silentTracer, type Attributes, type SpanStart, type Tracer } from '../telemetry/tracer.ts';
import { openDatabase, type RoomDatabase } from './open-database.ts';
import type { Step } from './statement.ts';

type Ended = SpanStart & { attributes: Attributes; error: unknown };

const ended: Ended[] = [];
const tracer: Tracer = {
  ...silentTracer,
  start: (start) => ({
    context: start.context,
    end: (attributes = {}, error) => void ended.push({ ...start, attributes, error }),
  }),
};
const trace = newTrace(1);
let testDatabase: TestDatabase;
let database: RoomDatabase;
before(async () => {
  testDatabase = await createTestDatabase('spans');
  const options = { applicationName: 'order', statementTimeoutMs: 5000, tracer };
  database = openDatabase({ ...options, url: testDatabase.url, poolSize: 1 });
  const text = 'create table once (id integer primary key)';
  await database.bind(trace).rows({ name: 'setup', text, values: [] });
});
beforeEach(() => {
  ended.length = 0;
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

const announces = { event: 'order.paid', trace: childOf(trace) };
const announcing = (id: number): Step => ({ ...insert(id), name: 'announce', announces });
const insert = (id: number): Step => ({ name: 'insert', text: 'insert into once values ($1)', values: [id] });
const read: Step = { name: 'read', text: 'select id from once', values: [] };

/** Kind, name, label, statements and refusal of each span, in the order of their ends. */
function told() {
  return ended.map(({ kind, name, label, attributes }) => [
    kind,
    name,
    label,
    attributes['db.operation.name'],
    attributes['souk.refusedBy'],
  ]);
}

test('a round trip is a span with all its statements, below whoever sent it', async () => {
  const db = database.bind(trace);
  await db.rows(read);
  await db.together([read, read]);
  await db.flight([insert(1), read]);
  assert.deepEqual(told(), [
    ['statement', 'read', 'query', 'read', undefined],
    ['statement', 'query', 'query', 'read read', undefined],
    ['statement', 'transaction', 'transaction', 'insert read', undefined],
  ]);
  for (const { service, context, parentSpanId, error } of ended) {
    assert.deepEqual(
      [service, context.traceId, parentSpanId, error],
      ['order', trace.traceId, trace.spanId, undefined],
    );
    assert.notEqual(context.spanId, trace.spanId);
  }
});

test('an event that is announced has a span with the id that the event carries', async () => {
  await database.bind(trace).flight([announcing(2)]);
  assert.deepEqual(told(), [
    ['statement', 'announce', 'transaction', 'announce', undefined],
    ['announcement', 'order announces order.paid', undefined, undefined, undefined],
  ]);
  assert.deepEqual([ended[1]?.context, ended[1]?.parentSpanId], [announces.trace, trace.spanId]);
});

test('a refusal is told and is no failure; what breaks is', async () => {
  const db = database.bind(trace);
  const flown = await db.tryFlight([announcing(2)]);
  assert.equal(flown.isRefused, true);
  assert.deepEqual(
    ended.map(({ kind, attributes, error }) => [kind, attributes['souk.refusedBy'], error]),
    [
      ['statement', 'once_pkey', undefined],
      ['announcement', 'once_pkey', undefined],
    ],
  );
  const broken = db.rows({ name: 'broken', text: 'select nothing from nowhere', values: [] });
  await assert.rejects(broken, { code: '42P01' });
  assert.match(String(ended.at(-1)?.error), /nowhere/);
});
