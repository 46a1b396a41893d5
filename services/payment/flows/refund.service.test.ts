import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { ensureRefund } from '../store/refunds.ts';
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

describe('giving money back', () => {
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

  async function aPaid() {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    fake.calls.length = 0;
    return attempt;
  }
  const aRefund = (attemptId: string, amountMinor: number, refundId: string = uuidv7()) =>
    ({ refundId, attemptId, amount: { amountMinor, currency: 'GBP' }, reason: 'a return' }) as const;
  const ask = (wish: ReturnType<typeof aRefund>) => room.ask('refund', wish, order);
  const refundedOf = async (attemptId: string) =>
    accepted(await room.ask('queryPayment', { attemptId }, order)).refundedMinor;
  const makeDue = (refundId: string) =>
    query(room, 'update refund set look_at = now() where refund_id = $1', [refundId]);

  test('in parts until nothing is left, each with one flight before and one after the provider', async () => {
    const { attemptId, orderId } = await aPaid();
    room.statements.length = 0;
    const first = aRefund(attemptId, 4000);
    assert.deepEqual(await ask(first), { refundId: first.refundId, state: 'succeeded' });
    assert.deepEqual(room.statements, [
      'payment.attempt.find',
      'payment.attempt.lock',
      'payment.refund.ensure',
      'payment.attempt.take-over',
      'payment.ledger.post',
      'runtime.events.append',
      'payment.refund.succeeded',
    ]);
    assert.deepEqual((await room.announced()).at(-1)?.payload, {
      orderId,
      attemptId,
      outcome: 'refunded',
      declineCode: null,
      capturedMinor: 10_000,
      refundedMinor: 4000,
    });
    accepted(await ask(aRefund(attemptId, 6000)));
    assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
    const over = await ask(aRefund(attemptId, 1));
    assert.ok(isRefusal(over));
    assert.deepEqual([over.refusal, over.path], ['amount-exceeds', '/amount/amountMinor']);
    const rows = await query(
      room,
      `select account, sum(amount_minor)::int as minor from ledger_transaction join ledger_entry using (transaction_id)
       where attempt_id = $1 group by account order by account`,
      [attemptId],
    );
    assert.deepEqual(rows, [
      { account: 'provider-clearing', minor: 0 },
      { account: 'receivable', minor: 0 },
    ]);
  });

  test('what is wrong with a wish is said, and nothing is written or sent', async () => {
    const { attemptId } = await aPaid();
    const { attemptId: declined } = anAttempt();
    accepted(await room.ask('cancelPayment', { attemptId: declined, reason: 'a tombstone' }, order));
    const count = () => query(room, 'select count(*)::int as n from refund');
    const before = await count();
    const inYuan = { ...aRefund(attemptId, 1), amount: { amountMinor: 1, currency: 'CNY' } } as const;
    for (const [wish, refusal, path] of [
      [aRefund(uuidv7(), 1), 'not-found', undefined],
      [aRefund(declined, 1), 'not-found', undefined],
      [aRefund(attemptId, 0), 'value-invalid', '/amount'],
      [aRefund(attemptId, -5), 'value-invalid', '/amount'],
      [inYuan, 'value-invalid', '/amount'],
      [aRefund(attemptId, 10_001), 'amount-exceeds', '/amount/amountMinor'],
    ] as const) {
      const answer = await room.ask('refund', wish, order);
      assert.ok(isRefusal(answer));
      assert.deepEqual([answer.refusal, answer.path], [refusal, path]);
    }
    assert.deepEqual(await count(), before);
    assert.deepEqual(fake.calls, []);
  });

  test('a repeat is the same refund; its id cannot be used for another', async () => {
    const { attemptId } = await aPaid();
    const wish = aRefund(attemptId, 2500);
    const answers = [await ask(wish), await ask(wish)];
    assert.deepEqual(answers[1], answers[0]);
    assert.equal(await refundedOf(attemptId), 2500);
    const { attemptId: otherId } = await aPaid();
    for (const other of [aRefund(attemptId, 2400, wish.refundId), aRefund(otherId, 2500, wish.refundId)]) {
      const answer = await ask(other);
      assert.ok(isRefusal(answer));
      assert.deepEqual([answer.refusal, answer.path], ['value-invalid', '/refundId']);
    }
    assert.equal(await refundedOf(otherId), 0);
  });

  test('twenty for the rest at once: one succeeds', async () => {
    const { attemptId } = await aPaid();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(aRefund(attemptId, 10_000))));
    assert.equal(answers.filter((answer) => !isRefusal(answer)).length, 1);
    assert.deepEqual(fake.calls, ['refund']);
    assert.equal(await refundedOf(attemptId), 10_000);
  });

  test('one that waits for another sees what the other took', async () => {
    const { attemptId } = await aPaid();
    const first = uuidv7();
    const answer = await afterWaitingFor(room.db, ensureRefund(first, attemptId, 5000, 'first'), () =>
      ask(aRefund(attemptId, 5001)),
    );
    assert.ok(isRefusal(answer));
    assert.equal(answer.refusal, 'amount-exceeds');
    await makeDue(first);
    await room.run('resend-refunds');
    assert.equal(await refundedOf(attemptId), 5000);
  });

  test('not heard of: pending, sent again by the job until it is, and done once', async () => {
    for (const mishap of ['lost', 'lost-after'] as const) {
      const { attemptId } = await aPaid();
      fake.mishaps.push(mishap);
      const wish = aRefund(attemptId, 700);
      assert.deepEqual(await ask(wish), { refundId: wish.refundId, state: 'pending' });
      fake.mishaps.push('lost');
      await makeDue(wish.refundId);
      await room.run('resend-refunds');
      await room.run('resend-refunds');
      assert.deepEqual(fake.calls, ['refund', 'refund'], 'put off after each try');
      await makeDue(wish.refundId);
      await room.run('resend-refunds');
      assert.deepEqual(await ask(wish), { refundId: wish.refundId, state: 'succeeded' });
      assert.equal(fake.payments.get(attemptId)?.refundedMinor, 700);
      fake.calls.length = 0;
    }
  });

  test('the provider tells that it is done before its answer is heard', async () => {
    const { attemptId } = await aPaid();
    fake.mishaps.push('lost-after');
    const wish = aRefund(attemptId, 800);
    await ask(wish);
    const told = fake.events.at(-1);
    assert.ok(told);
    await deliver(room, told);
    assert.deepEqual(await ask(wish), { refundId: wish.refundId, state: 'succeeded' });
    assert.deepEqual(fake.calls, ['refund']);
  });

  test('refused by the provider: failed, kept from being sent again, told to staff and to the auditor', async () => {
    const { attemptId, orderId } = await aPaid();
    fake.mishaps.push('refused');
    const wish = aRefund(attemptId, 900);
    const failed = { refundId: wish.refundId, state: 'failed' };
    assert.deepEqual(await ask(wish), failed);
    await makeDue(wish.refundId);
    await room.run('resend-refunds');
    assert.deepEqual(await ask(wish), failed);
    assert.deepEqual(fake.calls, ['refund', 'query']);
    const { refunds } = accepted(await room.ask('listPayments', { orderId }, financeStaff));
    assert.deepEqual(
      refunds.map(({ createdAt: _createdAt, ...shown }) => shown),
      [{ ...wish, state: 'failed', refusedCode: 'not_possible' }],
    );
    assert.deepEqual(await paymentService.audit(room.db), [
      {
        rule: 'a refused refund is made good',
        ids: [wish.refundId],
        detail: '900 GBP refused: not_possible',
      },
    ]);
    // Its sum is free again, and another refund makes it good.
    assert.deepEqual(accepted(await ask(aRefund(attemptId, 10_000))).state, 'succeeded');
  });

  test('refused while a cancelled attempt is given back: once, and then a person must look', async () => {
    const { attemptId } = await aPaid();
    fake.mishaps.push('refused');
    const cancel = { attemptId, reason: 'The order was cancelled.' };
    assert.equal(accepted(await room.ask('cancelPayment', cancel, order)).outcome, 'pending');
    assert.equal(accepted(await room.ask('cancelPayment', cancel, order)).outcome, 'pending');
    await query(room, 'update attempt set look_at = now() where attempt_id = $1', [attemptId]);
    room.statements.length = 0;
    await room.run('settle-open');
    assert.deepEqual(room.statements, ['payment.open-attempt.claim'], 'it is not looked at again in vain');
    assert.deepEqual(
      fake.calls.filter((call) => call === 'refund'),
      ['refund'],
    );
    const found = (await paymentService.audit(room.db)).map(({ rule }) => rule);
    assert.deepEqual(found, ['a refused refund is made good']);
    // The person gives it back at the provider itself.
    fake.giveBackByItself(attemptId, 10_000);
    assert.equal(await refundedOf(attemptId), 10_000);
  });

  test('what the provider gave back by itself is not given back again', async () => {
    const { attemptId } = await aPaid();
    fake.giveBackByItself(attemptId, 9000);
    const wish = aRefund(attemptId, 10_000);
    assert.equal(accepted(await ask(wish)).state, 'failed');
    const answer = await ask(aRefund(attemptId, 1001));
    assert.ok(isRefusal(answer));
    assert.equal(answer.refusal, 'amount-exceeds');
    accepted(await ask(aRefund(attemptId, 1000)));
    assert.equal(await refundedOf(attemptId), 10_000);
  });
});
