import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { refuse } from '#contracts/refusals.ts';
import { openDoorBench, type DoorBench } from '../testing/open-door-bench.ts';
import { forgetAnswers } from './forget-answers.ts';
import { claim, remember } from './remember.ts';

const key = '018f2f8e-8a0c-7c3d-9b1e-2f6a5d4c3b2a';
const answer = refuse('rate-limited', 'A cart token in an answer', { data: { cartToken: 'secret-token' } });

let bench: DoorBench;
before(async () => {
  bench = await openDoorBench();
  bench.behave(async (tools) => {
    await tools.db.flight(remember(tools, answer));
    return answer;
  });
});
beforeEach(() => bench.clear());
after(() => bench.room.close());

test('what is stored tells neither key, nor request, nor answer, even to who guesses the request', async () => {
  assert.deepEqual(await bench.ask(key, 'ada@example.com'), answer);
  const [row] = await bench.rows();
  const stored = JSON.stringify(row);
  const digests = ['sha256', 'sha512'].flatMap((algorithm) => {
    const request = JSON.stringify({ email: 'ada@example.com', locale: 'en-gb' });
    const hash = createHash(algorithm).update(request);
    return [hash.copy().digest('hex'), hash.copy().digest('base64'), hash.digest('base64url')];
  });
  for (const hidden of [key, 'ada@', 'secret-token', 'cart token', ...digests]) {
    assert.ok(!stored.includes(hidden), hidden);
  }
  assert.equal(row?.['key'], createHash('sha256').update(key).digest('base64url'));
  assert.deepEqual(await bench.ask(key, 'ada@example.com'), answer);
});

test('the same request under two keys looks like two requests', async () => {
  await bench.ask(`${key}-1`);
  await bench.ask(`${key}-2`);
  const rows = await bench.rows();
  assert.equal(rows.length, 2);
  for (const column of ['key', 'hash', 'response']) {
    assert.equal(new Set(rows.map((row) => row[column])).size, 2, column);
  }
});

test('an answer that was changed in the table is not told', async () => {
  await bench.ask(key);
  const change = `update idempotency set response = overlay(response placing 'AAAA' from 45)`;
  await bench.room.db.rows({ name: '', text: change, values: [] });
  await assert.rejects(bench.ask(key), /authenticate/);
});

test('answers are forgotten after their hours, by the clock of the database, however many there are', async () => {
  const { db, statements } = bench.room;
  const fill = `insert into idempotency (scope, call, key, hash, holder, lease_until, response)
    select 'anonymous', 'user.signUp', n::text, 'hash', 'holder', now(), 'sealed' from generate_series(1, 2500) n`;
  await db.rows({ name: '', text: fill, values: [] });
  await bench.age(25);
  await bench.ask(`${key}-young`);
  await bench.age(23);
  await bench.ask(`${key}-new`);
  statements.length = 0;
  assert.equal(await forgetAnswers(db, 24), 2500);
  assert.deepEqual(statements, Array(3).fill('runtime.idempotency.delete'));
  assert.equal((await bench.rows()).length, 2);
  assert.equal(await forgetAnswers(db, 24), 0);
  await bench.age(2);
  assert.equal(await forgetAnswers(db, 24), 1);
  assert.equal((await bench.rows()).length, 1);
});

test('a request that is being worked on is not forgotten', async () => {
  bench.behave(async (tools) => {
    await tools.db.flight(claim(tools));
    throw new Error('the process died');
  });
  await assert.rejects(bench.ask(key), /the process died/);
  await bench.age(25);
  assert.equal(await forgetAnswers(bench.room.db, 24), 0);
  await bench.endLeases();
  assert.equal(await forgetAnswers(bench.room.db, 24), 1);
});

test('two rooms that forget at once share the work', async () => {
  const { db } = bench.room;
  const fill = `insert into idempotency (scope, call, key, hash, holder, lease_until, created_at)
    select 'anonymous', 'user.signUp', n::text, 'hash', 'holder', now(), now() - interval '2 days'
    from generate_series(1, 1500) n`;
  await db.rows({ name: '', text: fill, values: [] });
  const counts = await Promise.all([forgetAnswers(db, 24), forgetAnswers(db, 24)]);
  await forgetAnswers(db, 24);
  assert.ok(counts.every((count) => count <= 1500));
  assert.equal((await bench.rows()).length, 0);
});
