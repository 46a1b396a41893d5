import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider, signedByFake } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { findAttempt } from '../store/attempts.ts';
import { insertProviderEvent } from '../store/provider-events.ts';
import { accepted, anAttempt, deliver, order, query, withProvider } from '../testing.ts';
import type { PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

describe('events of providers', () => {
  const fake = fakeProvider();
  const other = { ...fakeProvider(), name: 'other' };
  let room: TestRoom<'payment'>;
  before(async () => {
    const definition = withProvider(paymentService, fake);
    const resources = { providers: { fake, other }, defaultProvider: 'fake' };
    room = await openTestRoom({ ...definition, open: () => Promise.resolve(resources) });
  });
  afterEach(async () => {
    fake.events.length = 0;
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(() => room.close());

  async function aPending() {
    const attempt = anAttempt({ method: { type: 'qr' } });
    accepted(await room.ask('pay', attempt, order));
    return attempt;
  }
  /** All that an event could change. */
  const everything = () =>
    query(
      room,
      `select (select jsonb_agg(a order by attempt_id) from attempt a) as attempts, (select count(*) from event_log) as events,
         (select count(*) from ledger_entry) as entries, (select count(*) from provider_event) as taken`,
    );
  const announcedOf = async (orderId: string) =>
    (await room.announced()).filter(({ key }) => key === orderId).map(({ payload }) => payload);

  test('are taken over with two reads in one round trip and one flight', async () => {
    const { attemptId, orderId } = await aPending();
    fake.complete(attemptId, true);
    const [, captured] = fake.events;
    assert.ok(captured);
    room.statements.length = 0;
    assert.deepEqual(await deliver(room, captured), { received: true });
    assert.deepEqual(room.statements, [
      'payment.provider-event.find',
      'payment.attempt.find',
      'payment.attempt.take-over',
      'payment.ledger.post',
      'runtime.events.append',
      'payment.provider-event.insert',
    ]);
    const sums = { capturedMinor: 10_000, refundedMinor: 0 };
    assert.deepEqual(await announcedOf(orderId), [
      { orderId, attemptId, outcome: 'captured', declineCode: null, ...sums },
    ]);
    room.statements.length = 0;
    assert.deepEqual(await deliver(room, captured), { received: true });
    assert.deepEqual(room.statements, ['payment.provider-event.find', 'payment.attempt.find']);
    assert.equal((await announcedOf(orderId)).length, 1);
  });

  test('that come together are taken over one after the other, and none is sent to be refused', async () => {
    const { attemptId, orderId } = await aPending();
    fake.complete(attemptId, true);
    const [, captured] = fake.events;
    assert.ok(captured);
    const event = await fake.readEvent({ 'fake-signature': 'right' }, JSON.stringify(captured));
    const known = await room.db.row(findAttempt(attemptId));
    assert.ok(known && typeof event === 'object' && 'payment' in event);
    const { payment } = event;
    const tools = room.room.toolsFor(room.context()) as PaymentTools;
    room.statements.length = 0;
    const taken = await Promise.all(
      ['evt_one', 'evt_two'].map((id) => takeOver(tools, known, payment, [insertProviderEvent('fake', id)])),
    );
    assert.deepEqual(
      taken.map(({ state }) => state),
      ['captured', 'captured'],
    );
    const sent = (name: string) => room.statements.filter((each) => each === name).length;
    assert.equal(sent('payment.attempt.take-over'), 1);
    assert.equal(sent('payment.provider-event.insert'), 2);
    assert.equal((await announcedOf(orderId)).length, 1);
  });

  test('have one effect in any order, each twice', async () => {
    const { attemptId, orderId } = await aPending();
    fake.complete(attemptId, true);
    fake.giveBackByItself(attemptId, 3000);
    const [pending, captured, refunded] = fake.events;
    assert.ok(pending && captured && refunded);
    for (const event of [refunded, captured, pending, captured, refunded]) {
      assert.deepEqual(await deliver(room, event), { received: true });
    }
    const [row] = await query(
      room,
      `select state, captured_minor, refunded_minor, provider_version, (select sum(amount_minor) from ledger_entry e
         join ledger_transaction t using (transaction_id) where t.attempt_id = a.attempt_id and account = 'receivable') as owed
       from attempt a where attempt_id = $1`,
      [attemptId],
    );
    assert.deepEqual(row, {
      state: 'captured',
      captured_minor: 10_000,
      refunded_minor: 3000,
      provider_version: 3,
      owed: '-7000',
    });
    assert.deepEqual(await announcedOf(orderId), [
      {
        orderId,
        attemptId,
        outcome: 'refunded',
        declineCode: null,
        capturedMinor: 10_000,
        refundedMinor: 3000,
      },
    ]);
  });

  test('twenty of one event, and different ones of one payment, at once', async () => {
    const { attemptId, orderId } = await aPending();
    fake.complete(attemptId, true);
    fake.giveBackByItself(attemptId, 1);
    fake.giveBackByItself(attemptId, 2);
    const [, ...events] = fake.events;
    const many = Array.from({ length: 7 }, () => events)
      .flat()
      .slice(1);
    const answers = await Promise.all(many.map((event) => deliver(room, event)));
    assert.deepEqual(
      new Set(answers.map((answer) => JSON.stringify(answer))),
      new Set(['{"received":true}']),
    );
    const rows = await query(
      room,
      `select why, sum(amount_minor) filter (where account = 'provider-clearing')::int as minor from ledger_transaction
       join ledger_entry using (transaction_id) where attempt_id = $1 group by why order by why`,
      [attemptId],
    );
    assert.deepEqual(rows, [
      { why: 'capture', minor: 10_000 },
      { why: 'refund', minor: -3 },
    ]);
    const refundedMinor = (await announcedOf(orderId)).map(
      (payload) => (payload as { refundedMinor: number }).refundedMinor,
    );
    assert.equal(refundedMinor.at(-1), 3);
    assert.equal(new Set(refundedMinor).size, refundedMinor.length, 'no outcome is announced twice');
  });

  test('under one name have one effect, at once and later, whatever they say', async () => {
    const { attemptId, orderId } = await aPending();
    fake.complete(attemptId, true);
    fake.giveBackByItself(attemptId, 3000);
    const [, captured, refunded] = fake.events;
    assert.ok(captured && refunded);
    const told = [captured, { ...refunded, eventId: captured.eventId }];
    const deliverAll = () =>
      Promise.all(
        Array.from({ length: 10 }, () => told)
          .flat()
          .map((event) => deliver(room, event)),
      );
    await deliverAll();
    const after = await everything();
    assert.equal((await announcedOf(orderId)).length, 1, 'one of them was heard');
    await deliverAll();
    assert.deepEqual(await everything(), after);
    assert.deepEqual(await deliver(room, refunded), { received: true });
    const [row] = await query(
      room,
      'select captured_minor, refunded_minor from attempt where attempt_id = $1',
      [attemptId],
    );
    assert.deepEqual(row, { captured_minor: 10_000, refunded_minor: 3000 }, 'one of another name is heard');
  });

  test('that are not signed, not readable, or not of this shop change nothing', async () => {
    const attempt = await aPending();
    fake.complete(attempt.attemptId, true);
    const captured = fake.events.at(-1);
    assert.ok(captured);
    const rawBody = JSON.stringify(captured);
    const strange = { ...captured, payment: { ...captured.payment, reference: uuidv7() } };
    const noId = { ...captured, payment: { ...captured.payment, reference: 'order-1' } };
    const headers = signedByFake;
    const before = await everything();
    for (const [input, refusal] of [
      [{ provider: 'fake', headers: {}, rawBody }, 'signature-wrong'],
      [{ provider: 'fake', headers: { 'fake-signature': 'old' }, rawBody }, 'signature-wrong'],
      [{ provider: 'fake', headers, rawBody: 'hello' }, 'invalid-input'],
      [{ provider: 'nobody', headers, rawBody }, 'not-found'],
      [{ provider: 'constructor', headers, rawBody }, 'not-found'],
      [{ provider: 'other', headers, rawBody }, 'not-found'],
      [{ provider: 'fake', headers, rawBody: JSON.stringify(strange) }, 'not-found'],
      [{ provider: 'fake', headers, rawBody: JSON.stringify(noId) }, 'not-found'],
    ] as const) {
      const answer = await room.ask('receiveWebhook', input);
      assert.ok(isRefusal(answer), JSON.stringify(answer));
      assert.equal(answer.refusal, refusal, input.provider);
    }
    assert.deepEqual(await everything(), before);
  });

  test('that cannot be true are not taken over, and are told apart from old ones', async () => {
    const attempt = await aPending();
    fake.complete(attempt.attemptId, true);
    const captured = fake.events.at(-1);
    assert.ok(captured);
    await deliver(room, captured);
    const before = await everything();
    const next = { ...captured, eventId: 'next', payment: { ...captured.payment, version: 9 } };
    for (const changes of [
      { providerPaymentId: 'pay_2' },
      { capturedMinor: 9999 },
      { capturedMinor: 10_001 },
      { refundedMinor: 10_001 },
    ]) {
      const event = { ...next, payment: { ...next.payment, ...changes } };
      await assert.rejects(deliver(room, event), new RegExp(`attempt ${attempt.attemptId}: `));
    }
    assert.deepEqual(await everything(), before);
  });

  test('of an attempt that was cancelled before it arrived here find nobody', async () => {
    const attemptId = uuidv7();
    accepted(await room.ask('cancelPayment', { attemptId, reason: 'too late' }, order));
    const payment = { ...(await aPayment()), reference: attemptId };
    const before = await everything();
    const answer = await deliver(room, { eventId: 'tomb', payment, refundReference: null });
    assert.ok(isRefusal(answer));
    assert.equal(answer.refusal, 'not-found');
    assert.deepEqual(await everything(), before);
  });

  async function aPayment() {
    const { attemptId } = await aPending();
    const payment = fake.payments.get(attemptId);
    assert.ok(payment);
    return payment;
  }

  test('are forgotten after sixty days, in batches', async () => {
    await query(
      room,
      `insert into provider_event (provider, event_id, received_at)
       select 'fake', 'old ' || n, now() - interval '61 days' from generate_series(1, 5001) n`,
    );
    const [before] = await query(room, 'select count(*)::int as n from provider_event');
    await room.run('prune-old-events');
    const [left] = await query(room, 'select count(*)::int as n from provider_event');
    assert.equal(left?.['n'], (before?.['n'] as number) - 5001);
    assert.notEqual(left?.['n'], 0, 'young ones stay');
  });
});
