import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import { effect, openDoorBench, type DoorBench } from '../testing/open-door-bench.ts';
import type { Tools } from '../tools.ts';
import { claim, remember } from './remember.ts';

const accepted = { accepted: true } as const;
const key = 'only-its-client-knows-it';
const ada = 'ada@example.com';

let bench: DoorBench;
before(async () => {
  bench = await openDoorBench();
});
afterEach(() => bench.clear());
after(() => bench.room.close());

const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : answer);

/** A flow of one transaction. */
async function once(tools: Tools): Promise<unknown> {
  await tools.db.flight([effect(), ...remember(tools, accepted)]);
  return accepted;
}

/** A flow of two transactions, which does only what is left when it goes on for another. */
const twice = (between: () => Promise<unknown>) => async (tools: Tools) => {
  if (!tools.context.isResumed) await tools.db.flight([...claim(tools), effect()]);
  await between();
  await tools.db.flight([effect(), ...remember(tools, accepted)]);
  return accepted;
};
const death = () => Promise.reject(new Error('the process died'));

test('a repeat is told the first answer and has no effect; each takes a fixed number of statements', async () => {
  bench.behave(once);
  const { statements } = bench.room;
  statements.length = 0;
  assert.deepEqual(await bench.ask(key), accepted);
  assert.deepEqual(statements, ['test.effect', 'runtime.idempotency.store']);
  statements.length = 0;
  assert.deepEqual(await bench.ask(key), accepted);
  assert.deepEqual(statements, ['test.effect', 'runtime.idempotency.store', 'runtime.idempotency.find']);
  assert.equal(await bench.effects(), 1);
});

test('the answer told is the first one, word for word, whatever a second run would say', async () => {
  const first = refuse('rate-limited', 'Wait.', { data: { name: '茶 "杯" 😀', list: [1, null] } });
  bench.behave(async (tools) => {
    await tools.db.flight([effect(), ...remember(tools, first)]);
    return first;
  });
  assert.deepEqual(await bench.ask(key), first);
  bench.behave(once);
  assert.deepEqual(await bench.ask(key), first);
  assert.equal(await bench.effects(), 1);
});

test('another request with the same key is refused, and nothing changes', async () => {
  bench.behave(once);
  await bench.ask(key);
  const rows = await bench.rows();
  assert.equal(codeOf(await bench.ask(key, 'bob@example.com')), 'key-reused');
  assert.deepEqual(await bench.rows(), rows);
  assert.equal(await bench.effects(), 1);
});

test('one key of two customers is two keys', async () => {
  bench.behave(once);
  for (const customerId of ['1', '2']) {
    const subject = { kind: 'customer', customerId, sessionId: 's' } as const;
    assert.deepEqual(await bench.ask(key, ada, { subject }), accepted);
  }
  assert.equal(await bench.effects(), 2);
});

test('of twenty at once one has an effect, and all are told its answer', async () => {
  bench.behave(once);
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.ask(key)));
  assert.deepEqual(
    answers,
    answers.map(() => accepted),
  );
  assert.equal(await bench.effects(), 1);
});

test('while the first is being worked on the others are told to wait', async () => {
  const gate = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  bench.behave(
    twice(() => {
      begun.resolve(undefined);
      return gate.promise;
    }),
  );
  const first = bench.ask(key);
  await begun.promise;
  const others = await Promise.all(Array.from({ length: 19 }, () => bench.ask(key)));
  assert.deepEqual(new Set(others.map(codeOf)), new Set(['in-flight']));
  for (const other of others) {
    assert.ok(isRefusal(other));
    assert.ok((other.retryAfterSeconds ?? 0) >= 1 && (other.retryAfterSeconds ?? 0) <= 12);
  }
  assert.equal(codeOf(await bench.ask(key, 'bob@example.com')), 'key-reused');
  gate.resolve(undefined);
  assert.deepEqual(await first, accepted);
  assert.deepEqual(await bench.ask(key), accepted);
  assert.equal(await bench.effects(), 2);
});

test('a flow whose worker died is gone on with once its lease is over, by one of twenty', async () => {
  bench.behave(twice(death));
  await assert.rejects(bench.ask(key), /the process died/);
  assert.equal(await bench.effects(), 1);
  bench.behave(twice(() => Promise.resolve()));
  assert.equal(codeOf(await bench.ask(key)), 'in-flight');
  await bench.endLeases();
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.ask(key)));
  const told = answers.map(codeOf).filter((answer) => answer !== 'in-flight');
  assert.ok(told.length >= 1);
  for (const answer of told) assert.deepEqual(answer, accepted);
  assert.deepEqual(await bench.ask(key), accepted);
  assert.equal(await bench.effects(), 2);
});

test('whoever goes on and dies, too, is gone on for', async () => {
  bench.behave(twice(death));
  await assert.rejects(bench.ask(key), /the process died/);
  await bench.endLeases();
  await assert.rejects(bench.ask(key), /the process died/);
  assert.equal(codeOf(await bench.ask(key)), 'in-flight');
  await bench.endLeases();
  bench.behave(twice(() => Promise.resolve()));
  assert.deepEqual(await bench.ask(key), accepted);
  assert.equal(await bench.effects(), 2);
});

test('one who was given up for dead and is not finds the answer of who went on', async () => {
  const gate = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  bench.behave(
    twice(() => {
      begun.resolve(undefined);
      return gate.promise;
    }),
  );
  const slow = bench.ask(key);
  await begun.promise;
  await bench.endLeases();
  bench.behave(twice(() => Promise.resolve()));
  assert.deepEqual(await bench.ask(key), accepted);
  gate.resolve(undefined);
  assert.deepEqual(await slow, accepted);
  assert.equal(await bench.effects(), 2);
});

test('a refusal is remembered, unless it says "later"', async () => {
  bench.behave(() => Promise.resolve(refuse('value-invalid', 'No.')));
  assert.equal(codeOf(await bench.ask(key)), 'value-invalid');
  bench.behave(once);
  assert.equal(codeOf(await bench.ask(key)), 'value-invalid');
  assert.equal(await bench.effects(), 0);
  for (const later of ['rate-limited', 'overloaded', 'version-conflict'] as const) {
    bench.behave(() => Promise.resolve(refuse(later, 'Later.')));
    assert.equal(codeOf(await bench.ask(`${key}-${later}`)), later);
    bench.behave(once);
    assert.deepEqual(await bench.ask(`${key}-${later}`), accepted);
  }
});

test('a refusal of who went on for a dead worker is remembered', async () => {
  bench.behave(twice(death));
  await assert.rejects(bench.ask(key), /the process died/);
  await bench.endLeases();
  bench.behave(async (tools) => {
    if (!tools.context.isResumed) await tools.db.flight([...claim(tools), effect()]);
    return refuse('value-invalid', 'No.');
  });
  assert.equal(codeOf(await bench.ask(key)), 'value-invalid');
  bench.behave(once);
  assert.equal(codeOf(await bench.ask(key)), 'value-invalid');
  assert.equal(await bench.effects(), 1);
});

test('text that the database cannot keep never reaches a flow', async () => {
  let runs = 0;
  bench.behave(() => Promise.resolve(refuse('value-invalid', String((runs += 1)))));
  const answer = await bench.room.ask('signUp', {
    email: ada,
    password: 'half \ud800',
    name: 'Ada',
    locale: 'en-gb',
  });
  assert.ok(isRefusal(answer));
  assert.deepEqual([answer.refusal, answer.path, runs], ['invalid-input', '/password', 0]);
});
