import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import {
  accepted,
  anAttempt,
  auditADayLater,
  deliver,
  financeStaff,
  order,
  query,
  withProvider,
} from '../testing.ts';

describe('disputes', () => {
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

  async function disputed(amountMinor = 4000) {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    fake.dispute(attempt.attemptId, { amountMinor });
    await hear();
    const [dispute] = await list('opened');
    assert.equal(dispute?.attemptId, attempt.attemptId);
    return { ...attempt, dispute };
  }

  /** Delivers the newest event. */
  async function hear() {
    const event = fake.events.at(-1);
    assert.ok(event);
    accepted(await deliver(room, event));
  }

  const list = async (state: 'opened' | 'won' | 'lost') =>
    accepted(await room.ask('listDisputes', { state }, financeStaff)).disputes;

  const booked = async (attemptId: string) =>
    (
      await query(
        room,
        `select account, sum(amount_minor)::int as minor from ledger_transaction join ledger_entry using (transaction_id)
         where attempt_id = $1 group by account order by account`,
        [attemptId],
      )
    ).map(({ account, minor }) => [account, minor]);

  test('that are opened withhold the money, and those that are won give it back', async () => {
    const { attemptId, orderId, orderNumber } = await disputed();
    const [shown] = await list('opened');
    const { disputeId: _id, openedAt: _at, ...rest } = shown ?? {};
    assert.deepEqual(rest, {
      provider: 'fake',
      orderId,
      orderNumber,
      attemptId,
      amount: { amountMinor: 4000, currency: 'GBP' },
      reason: 'fraudulent',
      state: 'opened',
      answerBy: null,
      endedAt: null,
      note: null,
      isAccepted: false,
      answerState: null,
    });
    assert.deepEqual(await booked(attemptId), [
      ['dispute', 4000],
      ['provider-clearing', 6000],
      ['receivable', -10_000],
    ]);
    fake.dispute(attemptId, { amountMinor: 4000, state: 'won' });
    await hear();
    assert.deepEqual(await booked(attemptId), [
      ['dispute', 0],
      ['provider-clearing', 10_000],
      ['receivable', -10_000],
    ]);
    assert.equal((await list('won'))[0]?.attemptId, attemptId);
    assert.deepEqual(await list('opened'), []);
  });

  test('that are lost are a loss, told in any order and more than once', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    accepted(await room.ask('pay', attempt, order));
    fake.dispute(attemptId, { amountMinor: 10_000 });
    fake.dispute(attemptId, { amountMinor: 10_000, state: 'lost' });
    for (const event of fake.events.slice(-2).toReversed()) {
      await deliver(room, event);
      await deliver(room, event);
    }
    assert.deepEqual(await booked(attemptId), [
      ['dispute', 0],
      ['dispute-loss', 10_000],
      ['provider-clearing', 0],
      ['receivable', -10_000],
    ]);
    accepted(await room.ask('queryPayment', { attemptId }, order));
    assert.equal((await list('lost')).length, 1);
  });

  test('twenty words of one dispute at once book it once', async () => {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    fake.dispute(attempt.attemptId, { amountMinor: 2500 });
    const event = fake.events.at(-1);
    assert.ok(event);
    await Promise.all(Array.from({ length: 20 }, () => deliver(room, event)));
    assert.deepEqual((await booked(attempt.attemptId))[0], ['dispute', 2500]);
    fake.dispute(attempt.attemptId, { amountMinor: 2500, state: 'won' });
    await hear();
  });

  test('what a dispute withholds is not given back to the buyer once more', async () => {
    const { attemptId } = await disputed(9000);
    const refund = async (amountMinor: number) => {
      const amount = { amountMinor, currency: 'GBP' as const };
      return room.ask('refund', { refundId: uuidv7(), attemptId, amount, reason: 'a return' }, order);
    };
    const refused = await refund(1001);
    assert.ok(isRefusal(refused) && refused.refusal === 'amount-exceeds');
    accepted(await room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
    assert.equal(fake.payments.get(attemptId)?.refundedMinor, 1000);
    fake.dispute(attemptId, { amountMinor: 9000, state: 'won' });
    await hear();
    await query(room, 'update attempt set look_at = now()');
    await room.run('settle-open');
    assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
  });

  test('that cannot be true change nothing', async () => {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    accepted(await room.ask('pay', attempt, order));
    for (const wrong of [{ amountMinor: 10_001 }, { amountMinor: 10_000, currency: 'USD' }]) {
      fake.dispute(attemptId, wrong);
      await assert.rejects(hear(), /disputed/);
    }
    assert.deepEqual(await query(room, 'select 1 from dispute where attempt_id = $1', [attemptId]), []);
    assert.deepEqual(await booked(attemptId), [
      ['provider-clearing', 10_000],
      ['receivable', -10_000],
    ]);
  });

  test('come in pages of one statement', async () => {
    const all = (await list('won')).length;
    assert.ok(all >= 3);
    room.statements.length = 0;
    const seen = new Set();
    let cursor: string | undefined;
    do {
      const input = { state: 'won' as const, limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = accepted(await room.ask('listDisputes', input, financeStaff));
      for (const { disputeId } of page.disputes) seen.add(disputeId);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.equal(seen.size, all);
    assert.deepEqual(
      room.statements,
      Array.from({ length: all }, () => 'payment.dispute.list'),
    );
    const bad = await room.ask('listDisputes', { cursor: 'nonsense' }, financeStaff);
    assert.ok(isRefusal(bad) && bad.refusal === 'invalid-input');
  });
});
