import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, auditADayLater, deliver, order, query, withProvider } from '../testing.ts';

describe('money without a live order', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  afterEach(async () => {
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(async () => {
    const findings = await auditADayLater(room);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const total = { amountMinor: 10_000, currency: 'GBP' as const };

  // A millisecond later, since the database counts in smaller parts of it when attempts were made.
  async function hearPaid(
    orderId: string,
    attemptId: string,
    paidAt = new Date(Date.now() + 1).toISOString(),
  ) {
    const payload = {
      orderId,
      attemptId,
      customerId: null,
      locale: 'en-gb' as const,
      total,
      paidAt,
      lines: [],
    };
    for (let times = 0; times < 2; times += 1) {
      await room.hear({ name: 'order.paid', key: orderId, version: 2, payload });
    }
  }

  async function hearCancelled(orderId: string, wasPaid = false) {
    const payload = { orderId, wasPaid, total, paidAt: null };
    for (let times = 0; times < 2; times += 1) {
      await room.hear({ name: 'order.cancelled', key: orderId, version: 3, payload });
    }
  }

  async function settle() {
    await query(room, 'update attempt set look_at = now()');
    await room.run('settle-open');
  }

  const keptOf = async (attemptId: string) => {
    const [row] = await query(
      room,
      'select (captured_minor - refunded_minor)::int as kept from attempt where attempt_id = $1',
      [attemptId],
    );
    return row?.['kept'];
  };

  const refundsOf = (attemptId: string) =>
    query(room, 'select amount_minor::int as minor, state from refund where attempt_id = $1', [attemptId]);

  test('double: the attempt that did not pay the order gives its money back', async () => {
    const first = anAttempt();
    const second = anAttempt({ orderId: first.orderId });
    for (const attempt of [first, second]) accepted(await room.ask('pay', attempt, order));
    await hearPaid(first.orderId, second.attemptId);
    await settle();
    assert.deepEqual([await keptOf(first.attemptId), await keptOf(second.attemptId)], [0, 10_000]);
  });

  test('an attempt that was made after the order was paid is none of it', async () => {
    const first = anAttempt();
    accepted(await room.ask('pay', first, order));
    const paidAt = new Date(Date.now() - 60_000).toISOString();
    const more = anAttempt({ orderId: first.orderId, amount: { amountMinor: 500, currency: 'GBP' } });
    accepted(await room.ask('pay', more, order));
    await hearPaid(first.orderId, first.attemptId, paidAt);
    await settle();
    assert.deepEqual([await keptOf(first.attemptId), await keptOf(more.attemptId)], [10_000, 500]);
    // The audit would tell of two that hold money of one order.
    accepted(
      await room.ask('cancelPayment', { attemptId: more.attemptId, reason: 'the edit was undone' }, order),
    );
  });

  test('late: what succeeds after its order was cancelled is given back, without anybody asking', async () => {
    const attempt = anAttempt({ method: { type: 'redirect' } });
    accepted(await room.ask('pay', attempt, order));
    await hearCancelled(attempt.orderId);
    fake.complete(attempt.attemptId, true);
    const event = fake.events.at(-1);
    assert.ok(event);
    accepted(await deliver(room, event));
    await settle();
    assert.equal(fake.payments.get(attempt.attemptId)?.refundedMinor, 10_000);
  });

  test('what waits for the buyer when its order is cancelled is let go', async () => {
    const attempt = anAttempt({ method: { type: 'qr' } });
    accepted(await room.ask('pay', attempt, order));
    await hearCancelled(attempt.orderId);
    await settle();
    assert.equal(fake.payments.get(attempt.attemptId)?.state, 'voided');
  });

  test('by hand: what was received for an order that is cancelled is given back by hand', async () => {
    const { attemptId, orderId, orderNumber, amount } = anAttempt();
    const receivedAt = new Date().toISOString();
    const payment = { attemptId, orderId, orderNumber, amount, method: 'cheque' as const };
    accepted(
      await room.ask(
        'recordManualPayments',
        { payments: [{ ...payment, reference: null, receivedAt }] },
        order,
      ),
    );
    await hearPaid(orderId, attemptId);
    await hearCancelled(orderId, true);
    await settle();
    assert.equal(await keptOf(attemptId), 0);
    const [clearing] = await query(
      room,
      `select sum(amount_minor)::int as minor from ledger_entry where account = 'provider-clearing' and provider = 'manual'`,
    );
    assert.equal(clearing?.['minor'], 0);
  });

  test('exactly once: when processes hear, settle and give back at once, told late, twice and out of order', async () => {
    const attempt = anAttempt({ method: { type: 'redirect' } });
    const { attemptId, orderId } = attempt;
    accepted(await room.ask('pay', attempt, order));
    await hearCancelled(orderId);
    fake.calls.length = 0;
    fake.complete(attemptId, true);
    await query(room, 'update attempt set look_at = now()');
    const told = fake.events.filter(({ payment }) => payment.reference === attemptId).toReversed();
    const giveBack = () => room.run('give-back', { attemptId });
    await Promise.all([
      ...told.flatMap((event) => [deliver(room, event), deliver(room, event)]),
      ...[1, 2, 3, 4].flatMap(() => [room.run('settle-open'), giveBack()]),
      hearCancelled(orderId),
    ]);
    for (const event of fake.events.slice(-3).toReversed()) await deliver(room, event);
    await settle();
    assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
    assert.deepEqual(await refundsOf(attemptId), [{ minor: 10_000, state: 'succeeded' }]);
    assert.equal(await keptOf(attemptId), 0);
    const posted = await query(
      room,
      `select sum(amount_minor)::int as held, count(*)::int as entries from ledger_transaction join ledger_entry using (transaction_id)
       where attempt_id = $1 and account = 'provider-clearing'`,
      [attemptId],
    );
    assert.deepEqual(posted, [{ held: 0, entries: 2 }]);
  });

  test('exactly once: when the provider loses the wish, or its answer, or comes back later', async () => {
    for (const mishap of ['lost', 'lost-after'] as const) {
      const first = anAttempt();
      const { attemptId } = anAttempt();
      accepted(await room.ask('pay', first, order));
      accepted(await room.ask('pay', { ...first, attemptId }, order));
      await hearPaid(first.orderId, first.attemptId);
      fake.mishaps.push(mishap);
      await settle();
      assert.equal((await refundsOf(attemptId))[0]?.['state'], 'pending');
      await query(room, 'update refund set look_at = now()');
      await Promise.all([room.run('resend-refunds'), room.run('resend-refunds'), settle()]);
      assert.deepEqual(await refundsOf(attemptId), [{ minor: 10_000, state: 'succeeded' }]);
      assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
      assert.equal(await keptOf(first.attemptId), 10_000);
    }
  });

  test('an event about an order that was never tried changes nothing', async () => {
    const before = await query(room, 'select count(*)::int as n from attempt where is_cancelled');
    await hearCancelled(uuidv7());
    assert.deepEqual(await query(room, 'select count(*)::int as n from attempt where is_cancelled'), before);
  });
});
