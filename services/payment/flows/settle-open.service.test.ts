import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { silentLog, type Log } from '#runtime/telemetry/log.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, aCard, anAttempt, order, query, withProvider } from '../testing.ts';

describe('looking after attempts', () => {
  const fake = fakeProvider();
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (message) => errors.push(message) };
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake), { log });
  });
  afterEach(async () => {
    fake.calls.length = 0;
    fake.before.clear();
    assert.deepEqual(fake.mishaps.splice(0), []);
    assert.deepEqual(await paymentService.audit(room.db), []);
    // What one test leaves to be looked at is not seen by the next.
    await query(room, `update attempt set look_at = now() + interval '1 year'`);
  });
  after(() => room.close());

  async function anUnheard(mishap: 'lost' | 'lost-after') {
    const attempt = anAttempt();
    fake.mishaps.push(mishap);
    assert.equal(accepted(await room.ask('pay', attempt, order)).outcome, 'unknown');
    fake.calls.length = 0;
    return attempt;
  }
  /** As if this many seconds had passed for all attempts. */
  const pass = (seconds: number) =>
    query(
      room,
      `update attempt set sent_at = sent_at - make_interval(secs => $1::float8), look_at = look_at - make_interval(secs => $1::float8)`,
      [seconds],
    );
  const stateOf = async (attemptId: string) =>
    (await query(room, 'select state from attempt where attempt_id = $1', [attemptId]))[0]?.['state'];
  const announcedOf = async ({ orderId }: { orderId: string }) =>
    (await room.announced())
      .filter(({ key }) => key === orderId)
      .map(({ payload }) => (payload as { outcome: string }).outcome);

  test('an outcome that was not heard is asked for five seconds later', async () => {
    const attempt = await anUnheard('lost-after');
    await room.run('settle-open');
    assert.deepEqual(fake.calls, []);
    await pass(5);
    room.statements.length = 0;
    await room.run('settle-open');
    assert.deepEqual(fake.calls, ['query']);
    assert.deepEqual(room.statements, [
      'payment.open-attempt.claim',
      'payment.attempt.take-over',
      'payment.ledger.post',
      'runtime.events.append',
    ]);
    assert.equal(await stateOf(attempt.attemptId), 'captured');
    assert.deepEqual(await announcedOf(attempt), ['captured']);
  });

  test('what the provider has not received after thirty seconds is declined, not before', async () => {
    const attempt = await anUnheard('lost');
    await pass(29);
    await room.run('settle-open');
    assert.equal(await stateOf(attempt.attemptId), 'unknown');
    await pass(10);
    await room.run('settle-open');
    assert.equal(await stateOf(attempt.attemptId), 'declined');
    assert.deepEqual(await announcedOf(attempt), ['declined']);
    const outcome = accepted(await room.ask('pay', attempt, order));
    assert.deepEqual([outcome.outcome, outcome.declineCode], ['declined', 'not-received']);
    assert.equal(fake.payments.has(attempt.attemptId), false, 'it is never sent again');
  });

  test('a repeat sends anew, so the thirty seconds begin anew', async () => {
    const attempt = await anUnheard('lost');
    await pass(60);
    fake.before.set('pay', async () => {
      fake.before.clear();
      await pass(20);
      await room.run('settle-open');
      assert.equal(await stateOf(attempt.attemptId), 'unknown');
    });
    assert.equal(accepted(await room.ask('pay', attempt, order)).outcome, 'captured');
  });

  test('one that is sent again while the provider is asked is not given up', async () => {
    const attempt = await anUnheard('lost');
    await pass(60);
    fake.before.set('query', () => query(room, 'update attempt set sent_at = now()'));
    await room.run('settle-open');
    assert.equal(await stateOf(attempt.attemptId), 'unknown');
    fake.before.clear();
    await pass(60);
    await room.run('settle-open');
    assert.equal(await stateOf(attempt.attemptId), 'declined');
  });

  test('one given up is asked for again for hours, ever more rarely, and very late success is given back', async () => {
    const attempt = await anUnheard('lost');
    await pass(31);
    await room.run('settle-open');
    let looks = 0;
    for (let minutes = 0; minutes < 10 * 60; minutes += 1) {
      await pass(60);
      fake.calls.length = 0;
      await room.run('settle-open');
      looks += fake.calls.length;
    }
    assert.equal(looks, 12);

    const late = await anUnheard('lost');
    await pass(31);
    await room.run('settle-open');
    const { orderNumber, amount, returnUrl } = late;
    const request = { reference: late.attemptId, orderNumber, returnUrl, ...amount, method: aCard() };
    const capture = 'automatic' as const;
    await fake.pay({ ...request, capture });
    await pass(5);
    await room.run('settle-open');
    await room.run('give-back', { attemptId: late.attemptId });
    assert.equal(fake.payments.get(late.attemptId)?.refundedMinor, 10_000);
    assert.deepEqual(await announcedOf(late), ['declined', 'refunded']);
    assert.equal(await stateOf(attempt.attemptId), 'declined');
  });

  test('attempts that cannot be settled keep none waiting and are looked at ever more rarely', async () => {
    const strange = await anUnheard('lost');
    await query(room, `update attempt set provider = 'gone' where attempt_id = $1`, [strange.attemptId]);
    const others = [];
    for (let count = 0; count < 25; count += 1) others.push(await anUnheard('lost-after'));
    await pass(5);
    await assert.rejects(room.run('settle-open'), (error) => {
      assert.ok(error instanceof AggregateError);
      assert.deepEqual(
        error.errors.map((each: Error) => each.message),
        ['there is no payment provider gone'],
      );
      return true;
    });
    for (const { attemptId } of others) assert.equal(await stateOf(attemptId), 'captured');
    const waits: unknown[] = [];
    for (let look = 0; look < 5; look += 1) {
      const [row] = await query(
        room,
        'select round(extract(epoch from look_at - now()))::int as seconds from attempt where attempt_id = $1',
        [strange.attemptId],
      );
      waits.push(row?.['seconds']);
      await pass(40);
      await assert.rejects(room.run('settle-open'));
    }
    for (const [look, most] of [5, 10, 20, 40, 40].entries()) {
      const wait = Number(waits[look]);
      assert.ok(wait >= Math.floor(most / 2) && wait <= most, `${wait} s, at most ${most}`);
    }
    await query(room, `update attempt set provider = 'fake' where attempt_id = $1`, [strange.attemptId]);
    await pass(40);
    await room.run('settle-open');
    assert.equal(await stateOf(strange.attemptId), 'declined');
  });

  test('forty-five at once take three claims and one flight each, not a read each', async () => {
    for (let count = 0; count < 45; count += 1) await anUnheard('lost-after');
    await pass(5);
    room.statements.length = 0;
    await room.run('settle-open');
    const counts = Object.entries(Object.groupBy(room.statements, (name) => name)).map(
      ([name, statements]) => [name, statements?.length],
    );
    assert.deepEqual(Object.fromEntries(counts), {
      'payment.open-attempt.claim': 3,
      'payment.attempt.take-over': 45,
      'payment.ledger.post': 45,
      'runtime.events.append': 45,
    });
  });

  test('two processes at once take different ones', async () => {
    for (let count = 0; count < 10; count += 1) await anUnheard('lost-after');
    await pass(5);
    await Promise.all([room.run('settle-open'), room.run('settle-open')]);
    assert.equal(fake.calls.length, 10);
  });

  test('a cancelled attempt that waits for its buyer is voided when the provider answers again', async () => {
    const attempt = anAttempt({ method: { type: 'redirect' } });
    accepted(await room.ask('pay', attempt, order));
    fake.mishaps.push('lost', 'lost');
    const cancel = { attemptId: attempt.attemptId, reason: 'cancelled' };
    assert.equal(accepted(await room.ask('cancelPayment', cancel, order)).outcome, 'pending');
    await pass(5);
    await room.run('settle-open');
    assert.equal(await stateOf(attempt.attemptId), 'voided');
    assert.deepEqual(await announcedOf(attempt), ['voided']);
  });

  test('a provider that lost what it made is never believed', async () => {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    const lost = fake.payments.get(attempt.attemptId);
    assert.ok(lost);
    fake.payments.delete(attempt.attemptId);
    await pass(3600);
    const outcome = accepted(await room.ask('queryPayment', { attemptId: attempt.attemptId }, order));
    assert.deepEqual([outcome.outcome, outcome.capturedMinor], ['captured', 10_000]);
    assert.deepEqual(errors, ['a payment provider has lost a payment that it made']);
    fake.payments.set(attempt.attemptId, lost);
  });
});
