import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, auditADayLater, deliver, order, query, withProvider } from '../testing.ts';

describe('cancelling a payment', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  afterEach(async () => {
    fake.calls.length = 0;
    fake.events.length = 0;
    fake.before.clear();
    assert.deepEqual(fake.mishaps.splice(0), []);
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(async () => {
    const findings = await auditADayLater(room);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const pay = async (attempt: ReturnType<typeof anAttempt>) =>
    accepted(await room.ask('pay', attempt, order));
  const cancel = async (attemptId: string) =>
    accepted(await room.ask('cancelPayment', { attemptId, reason: 'The order was cancelled.' }, order));
  const ask = async (attemptId: string) => accepted(await room.ask('queryPayment', { attemptId }, order));
  const announcedOf = async ({ orderId }: { orderId: string }) =>
    (await room.announced())
      .filter(({ key }) => key === orderId)
      .map(({ payload }) => payload as { outcome: string; capturedMinor: number; refundedMinor: number });
  const refundsOf = (attemptId: string) =>
    query(room, 'select amount_minor as "amountMinor", state from refund where attempt_id = $1', [attemptId]);
  const jobsOf = (attemptId: string) =>
    query(room, `select task_identifier as task, key from payment_jobs.jobs where key = $1`, [
      `give-back ${attemptId}`,
    ]);

  test('gives captured money back at once, and a repeat changes nothing', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    await pay(attempt);
    const outcome = await cancel(attemptId);
    const done = { outcome: 'captured', capturedMinor: 10_000, refundedMinor: 10_000 };
    const rest = { attemptId, nextAction: null, declineCode: null };
    assert.deepEqual(outcome, { ...rest, ...done });
    assert.deepEqual(await cancel(attemptId), outcome);
    assert.deepEqual(await refundsOf(attemptId), [{ amountMinor: 10_000, state: 'succeeded' }]);
    assert.deepEqual(fake.calls, ['pay', 'refund']);
    assert.deepEqual(
      (await announcedOf(attempt)).map(({ outcome: each }) => each),
      ['captured', 'refunded'],
    );
  });

  test('voids what waits for the buyer', async () => {
    const attempt = anAttempt({ method: { type: 'redirect' } });
    await pay(attempt);
    const outcome = await cancel(attempt.attemptId);
    assert.deepEqual([outcome.outcome, outcome.nextAction], ['voided', null]);
    assert.equal(fake.complete(attempt.attemptId, true), 'not_waiting', 'the buyer cannot pay any more');
    assert.deepEqual(
      (await announcedOf(attempt)).map(({ outcome: each }) => each),
      ['voided'],
    );
  });

  test('refunds when the buyer paid between the look and the void', async () => {
    const attempt = anAttempt({ method: { type: 'redirect' } });
    await pay(attempt);
    fake.before.set('void', () => {
      fake.complete(attempt.attemptId, true);
    });
    const outcome = await cancel(attempt.attemptId);
    assert.deepEqual([outcome.capturedMinor, outcome.refundedMinor], [10_000, 10_000]);
    assert.deepEqual(fake.calls, ['pay', 'void', 'query', 'refund']);
    const events = await announcedOf(attempt);
    assert.deepEqual(
      events.map(({ outcome: each }) => each),
      ['refunded'],
      'nobody is told that it is paid',
    );
    for (const event of fake.events) await deliver(room, event);
    assert.deepEqual(await announcedOf(attempt), events);
  });

  test('twenty at once, while the provider tells of the capture, give the money back once', async () => {
    const attempt = anAttempt({ method: { type: 'qr' } });
    await pay(attempt);
    fake.complete(attempt.attemptId, true);
    const captured = fake.events.at(-1);
    assert.ok(captured);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 4 === 0 ? deliver(room, captured) : cancel(attempt.attemptId),
      ),
    );
    const outcome = await cancel(attempt.attemptId);
    assert.deepEqual([outcome.capturedMinor, outcome.refundedMinor], [10_000, 10_000]);
    assert.deepEqual(await refundsOf(attempt.attemptId), [{ amountMinor: 10_000, state: 'succeeded' }]);
  });

  test('before the attempt arrives makes sure that it is never sent', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    assert.equal((await cancel(attemptId)).outcome, 'voided');
    assert.equal((await pay(attempt)).outcome, 'voided');
    assert.equal((await ask(attemptId)).outcome, 'voided');
    assert.equal((await cancel(attemptId)).outcome, 'voided');
    assert.deepEqual(fake.calls, []);
    await room.run('settle-open');
    assert.deepEqual(fake.calls, []);
    const [row] = await query(
      room,
      'select order_id, state, is_cancelled from attempt where attempt_id = $1',
      [attemptId],
    );
    assert.deepEqual(row, { order_id: null, state: 'voided', is_cancelled: true });
  });

  test('before it is sent anew makes sure that it is not', async () => {
    const attempt = anAttempt();
    fake.mishaps.push('lost');
    await pay(attempt);
    await cancel(attempt.attemptId);
    assert.equal((await pay(attempt)).outcome, 'unknown');
    assert.deepEqual(fake.calls, ['pay', 'query']);
    assert.equal(fake.payments.has(attempt.attemptId), false);
  });

  test('while the request is on its way: success is given back by a job that starts with it', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    fake.before.set('pay', async () => {
      fake.before.clear();
      assert.equal((await cancel(attemptId)).outcome, 'unknown');
    });
    const outcome = await pay(attempt);
    assert.deepEqual([outcome.outcome, outcome.capturedMinor], ['pending', 10_000]);
    assert.deepEqual(await announcedOf(attempt), []);
    assert.deepEqual(await jobsOf(attemptId), [{ task: 'give-back', key: `give-back ${attemptId}` }]);
    await room.run('give-back', { attemptId });
    await room.run('give-back', { attemptId });
    assert.deepEqual(await refundsOf(attemptId), [{ amountMinor: 10_000, state: 'succeeded' }]);
    assert.deepEqual(
      (await announcedOf(attempt)).map(({ outcome: each }) => each),
      ['refunded'],
    );
  });

  test('a process that slept after its last look and charges a cancelled order gives the money back', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    fake.before.set('pay', async () => {
      fake.before.clear();
      await query(
        room,
        `update attempt set sent_at = now() - interval '90 seconds', look_at = now() where attempt_id = $1`,
        [attemptId],
      );
      await room.run('settle-open');
      assert.deepEqual(
        [(await ask(attemptId)).outcome, (await cancel(attemptId)).declineCode],
        ['declined', 'not-received'],
      );
    });
    assert.equal((await pay(attempt)).outcome, 'pending');
    await room.run('give-back', { attemptId });
    const outcome = await ask(attemptId);
    assert.deepEqual(
      [outcome.outcome, outcome.capturedMinor, outcome.refundedMinor],
      ['captured', 10_000, 10_000],
    );
    assert.deepEqual(
      (await announcedOf(attempt)).map(({ outcome: each }) => each),
      ['declined', 'refunded'],
    );
  });

  test('a provider that is not heard keeps the wish: the money is given back when it answers', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    await pay(attempt);
    fake.mishaps.push('lost');
    const outcome = await cancel(attemptId);
    assert.deepEqual([outcome.outcome, outcome.refundedMinor], ['pending', 0]);
    assert.deepEqual(await refundsOf(attemptId), [{ amountMinor: 10_000, state: 'pending' }]);
    await query(room, 'update refund set look_at = now() where attempt_id = $1', [attemptId]);
    await room.run('resend-refunds');
    assert.equal((await ask(attemptId)).refundedMinor, 10_000);
  });
});
