import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeCards } from '../providers/fake-books.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, aCard, anAttempt, order, query, withProvider } from '../testing.ts';

describe('paying', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  let onKillPoint: (name: string) => void = () => {};
  before(async () => {
    const killPoint = (name: string) => onKillPoint(name);
    room = await openTestRoom(withProvider(paymentService, fake), { killPoint });
  });
  afterEach(async () => {
    onKillPoint = () => {};
    fake.calls.length = 0;
    fake.before.clear();
    assert.deepEqual(fake.mishaps.splice(0), []);
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(() => room.close());

  const pay = async (attempt: ReturnType<typeof anAttempt>) =>
    accepted(await room.ask('pay', attempt, order));
  const entriesOf = (attemptId: string) =>
    query(
      room,
      `select account, currency, e.amount_minor as "amountMinor", why from ledger_transaction
       join ledger_entry e using (transaction_id) where attempt_id = $1 order by account`,
      [attemptId],
    );

  test('takes the money with one statement, the provider, and one flight that posts and announces it', async () => {
    const attempt = anAttempt();
    room.statements.length = 0;
    const outcome = await pay(attempt);
    assert.deepEqual(room.statements, [
      'payment.attempt.ensure',
      'payment.attempt.take-over',
      'payment.ledger.post',
      'runtime.events.append',
    ]);
    assert.deepEqual(fake.calls, ['pay']);
    const sums = { capturedMinor: 10_000, refundedMinor: 0 };
    const { attemptId, orderId } = attempt;
    assert.deepEqual(outcome, {
      attemptId,
      outcome: 'captured',
      nextAction: null,
      declineCode: null,
      ...sums,
    });
    assert.deepEqual(await entriesOf(attemptId), [
      { account: 'provider-clearing', currency: 'GBP', amountMinor: 10_000, why: 'capture' },
      { account: 'receivable', currency: 'GBP', amountMinor: -10_000, why: 'capture' },
    ]);
    assert.deepEqual((await room.announced()).at(-1), {
      name: 'payment.settled',
      key: orderId,
      version: 2,
      payload: { orderId, attemptId, outcome: 'captured', declineCode: null, ...sums },
    });
  });

  test('tells what the buyer has to do next, and announces nothing yet', async () => {
    const announced = await room.announced();
    const attempt = anAttempt({ method: { type: 'redirect' } });
    const outcome = await pay(attempt);
    assert.equal(outcome.outcome, 'pending');
    const url = `http://127.0.0.1:4090/pages/${attempt.attemptId}`;
    assert.deepEqual(outcome.nextAction, { type: 'redirect', url });
    assert.deepEqual(await room.announced(), announced);
  });

  test('a decline and a refusal end the attempt with the reason and no money', async () => {
    for (const [number, declineCode] of [
      [fakeCards.declined, 'card_declined'],
      [fakeCards.unreadable, 'card_number_invalid'],
    ] as const) {
      const attempt = anAttempt({ method: aCard(number) });
      const outcome = await pay(attempt);
      assert.deepEqual(
        [outcome.outcome, outcome.declineCode, outcome.capturedMinor],
        ['declined', declineCode, 0],
      );
      assert.deepEqual(await entriesOf(attempt.attemptId), []);
      const { payload } = (await room.announced()).at(-1) ?? {};
      const { orderId, attemptId } = attempt;
      const sums = { capturedMinor: 0, refundedMinor: 0 };
      assert.deepEqual(payload, { orderId, attemptId, outcome: 'declined', declineCode, ...sums });
      fake.calls.length = 0;
      assert.deepEqual(await pay(attempt), outcome);
      assert.deepEqual(fake.calls, []);
    }
  });

  test('an outcome that was not heard is unknown, and a repeat asks before it sends', async () => {
    const done = anAttempt();
    fake.mishaps.push('lost-after');
    assert.equal((await pay(done)).outcome, 'unknown');
    assert.equal((await pay(done)).outcome, 'captured');
    assert.deepEqual(fake.calls, ['pay', 'query']);

    fake.calls.length = 0;
    const notDone = anAttempt();
    fake.mishaps.push('lost');
    assert.equal((await pay(notDone)).outcome, 'unknown');
    assert.equal((await pay(notDone)).outcome, 'captured');
    assert.deepEqual(fake.calls, ['pay', 'query', 'pay']);

    fake.calls.length = 0;
    const deaf = anAttempt();
    fake.mishaps.push('lost-after', 'lost');
    assert.equal((await pay(deaf)).outcome, 'unknown');
    assert.equal((await pay(deaf)).outcome, 'unknown');
    assert.deepEqual(fake.calls, ['pay', 'query'], 'what cannot be asked is not sent again');
    assert.equal((await pay(deaf)).outcome, 'captured');
  });

  test('a repeat for another sum, currency or order is refused and nothing is sent', async () => {
    const attempt = anAttempt();
    await pay(attempt);
    fake.calls.length = 0;
    for (const change of [
      { amount: { amountMinor: 1, currency: 'GBP' } },
      { amount: { amountMinor: 10_000, currency: 'CNY' } },
      { orderId: anAttempt().orderId },
    ] as const) {
      const answer = await room.ask('pay', { ...attempt, ...change }, order);
      assert.ok('refusal' in answer);
      assert.deepEqual([answer.refusal, answer.path], ['value-invalid', '/attemptId']);
    }
    assert.deepEqual(fake.calls, []);
  });

  test('nothing is not paid', async () => {
    for (const amountMinor of [0, -1]) {
      const attempt = anAttempt({ amount: { amountMinor, currency: 'GBP' } });
      const answer = await room.ask('pay', attempt, order);
      assert.ok('refusal' in answer);
      assert.deepEqual([answer.refusal, answer.path], ['value-invalid', '/amount/amountMinor']);
      assert.deepEqual(
        await query(room, 'select from attempt where attempt_id = $1', [attempt.attemptId]),
        [],
      );
    }
    assert.deepEqual(fake.calls, []);
  });

  test('one attempt sent twenty times at once is one payment, one posting and one event', async () => {
    const attempt = anAttempt();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => pay(attempt)));
    assert.deepEqual(new Set(outcomes.map(({ outcome }) => outcome)), new Set(['captured']));
    assert.equal(fake.payments.get(attempt.attemptId)?.version, 1);
    assert.equal((await entriesOf(attempt.attemptId)).length, 2);
    const events = (await room.announced()).filter(({ key }) => key === attempt.orderId);
    assert.equal(events.length, 1);
  });

  test('a process that slept until its caller gave up does not send', async () => {
    const attempt = anAttempt();
    onKillPoint = (name) => {
      if (name === 'payment.pay.after-attempt') sleep(80);
    };
    const outcome = accepted(await room.ask('pay', attempt, { ...order, timeoutMs: 60 }));
    assert.equal(outcome.outcome, 'unknown');
    assert.deepEqual(fake.calls, []);
    onKillPoint = () => {};
    assert.equal((await pay(attempt)).outcome, 'captured');
  });

  test('three decimals and none are taken as they are', async () => {
    for (const amount of [
      { amountMinor: 1234, currency: 'JPY' },
      { amountMinor: 12_345, currency: 'KWD' },
    ] as const) {
      const attempt = anAttempt({ amount });
      assert.equal((await pay(attempt)).capturedMinor, amount.amountMinor);
      const [clearing] = await entriesOf(attempt.attemptId);
      assert.deepEqual([clearing?.currency, clearing?.amountMinor], [amount.currency, amount.amountMinor]);
    }
  });
});

/** Stops this whole process, as a machine under pressure does. */
function sleep(durationMs: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
}
