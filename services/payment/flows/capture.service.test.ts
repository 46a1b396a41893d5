import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, deliver, order, query, withProvider } from '../testing.ts';

describe('holding money and capturing it apart', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  afterEach(async () => {
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(() => room.close());

  async function held(changes: Parameters<typeof anAttempt>[0] = {}) {
    const attempt = anAttempt(changes);
    accepted(await room.ask('authorise', attempt, order));
    return attempt;
  }

  function capture(attemptId: string, amountMinor: number, captureId = uuidv7()) {
    const amount = { amountMinor, currency: 'GBP' as const };
    return room.ask('capture', { captureId, attemptId, amount }, order);
  }

  const voidRest = (attemptId: string) =>
    room.ask('void', { attemptId, reason: 'nothing more to send' }, order);

  async function due() {
    for (const table of ['attempt', 'capture']) await query(room, `update ${table} set look_at = now()`);
  }

  const sumsOf = (attemptId: string) => {
    const { state, capturedMinor, refundedMinor, voidedMinor } = fake.payments.get(attemptId) ?? {};
    return [state, capturedMinor, refundedMinor, voidedMinor];
  };

  test('is authorised, captured in parts, and the rest let go', async () => {
    const attempt = anAttempt();
    const { attemptId, orderId } = attempt;
    room.statements.length = 0;
    const { outcome, capturedMinor, capturableMinor } = accepted(await room.ask('authorise', attempt, order));
    assert.deepEqual([outcome, capturedMinor, capturableMinor], ['authorised', 0, 10_000]);
    const taken = ['payment.attempt.take-over', 'runtime.events.append'];
    assert.deepEqual(room.statements, ['payment.attempt.ensure', ...taken]);
    room.statements.length = 0;
    assert.equal(accepted(await capture(attemptId, 3000)).state, 'succeeded');
    assert.deepEqual(room.statements, [
      'payment.attempt.find',
      'payment.attempt.lock',
      'payment.capture.ensure',
      'payment.attempt.take-over',
      'payment.ledger.post',
      'runtime.events.append',
      'payment.capture.succeeded',
    ]);
    accepted(await capture(attemptId, 4000));
    const ended = accepted(await voidRest(attemptId));
    assert.deepEqual(
      [ended.outcome, ended.capturedMinor, ended.capturableMinor],
      ['captured', 7000, undefined],
    );
    assert.deepEqual(sumsOf(attemptId), ['captured', 7000, 0, 3000]);
    const told = (await room.announced()).filter(({ key }) => key === orderId);
    assert.deepEqual(
      told
        .map(({ payload }) => payload as EventPayload<'payment.settled'>)
        .map((p) => [p.outcome, p.capturedMinor]),
      [
        ['authorised', 0],
        ['captured', 3000],
        ['captured', 7000],
      ],
    );
    const again = await capture(attemptId, 1);
    assert.ok(isRefusal(again) && again.refusal === 'amount-exceeds');
  });

  test('nothing captured and all let go is voided, and told', async () => {
    const { attemptId, orderId } = await held();
    assert.equal(accepted(await voidRest(attemptId)).outcome, 'voided');
    assert.equal(accepted(await voidRest(attemptId)).outcome, 'voided');
    const told = (await room.announced()).filter(({ key }) => key === orderId);
    assert.deepEqual(
      told.map(({ payload }) => (payload as { outcome: string }).outcome),
      ['authorised', 'voided'],
    );
  });

  test('one capture sent twenty times at once is one capture', async () => {
    const { attemptId } = await held();
    const captureId = uuidv7();
    const answers = await Promise.all(Array.from({ length: 20 }, () => capture(attemptId, 2500, captureId)));
    for (const answer of answers) assert.equal(accepted(answer).state, 'succeeded');
    assert.deepEqual(sumsOf(attemptId), ['captured', 2500, 0, 0]);
  });

  test('twenty captures of a seventh at once: seven succeed, and the rest is refused', async () => {
    const { attemptId } = await held();
    const answers = await Promise.all(Array.from({ length: 20 }, () => capture(attemptId, 1428)));
    const outcomes = answers.map((answer) => (isRefusal(answer) ? answer.refusal : answer.state));
    assert.deepEqual(outcomes.toSorted(), [
      ...Array.from({ length: 13 }, () => 'amount-exceeds'),
      ...Array.from({ length: 7 }, () => 'succeeded'),
    ]);
    assert.deepEqual(sumsOf(attemptId), ['captured', 9996, 0, 0]);
  });

  test('ten captures and ten voids at once leave what was captured, and hold nothing', async () => {
    const { attemptId } = await held();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? voidRest(attemptId) : capture(attemptId, 700))),
    );
    await due();
    await room.run('settle-open');
    const done = answers.filter((answer) => 'state' in answer && answer.state === 'succeeded').length;
    const captured = done * 700;
    assert.deepEqual(sumsOf(attemptId), [done ? 'captured' : 'voided', captured, 0, 10_000 - captured]);
  });

  test('not heard of: pending, sent again by the job until it is, and done once; a void waits for it', async () => {
    const { attemptId } = await held();
    const captureId = uuidv7();
    fake.mishaps.push('lost-after');
    assert.equal(accepted(await capture(attemptId, 6000, captureId)).state, 'pending');
    assert.equal(accepted(await voidRest(attemptId)).outcome, 'authorised');
    await due();
    await room.run('settle-open');
    assert.deepEqual(sumsOf(attemptId), ['captured', 6000, 0, 0]);
    fake.mishaps.push('lost');
    await room.run('resend-captures');
    await due();
    await room.run('resend-captures');
    await due();
    await room.run('settle-open');
    assert.deepEqual(sumsOf(attemptId), ['captured', 6000, 0, 4000]);
    assert.equal(accepted(await capture(attemptId, 6000, captureId)).state, 'succeeded');
  });

  test('refused by the provider: failed, and its sum is free again', async () => {
    const { attemptId } = await held();
    const captureId = uuidv7();
    fake.mishaps.push('refused');
    assert.equal(accepted(await capture(attemptId, 10_000, captureId)).state, 'failed');
    assert.equal(accepted(await capture(attemptId, 10_000, captureId)).state, 'failed');
    assert.equal(accepted(await capture(attemptId, 10_000)).state, 'succeeded');
  });

  test('a cancelled order gives back what was captured, and holds nothing', async () => {
    const { attemptId } = await held();
    accepted(await capture(attemptId, 2000));
    fake.mishaps.push('lost');
    const late = uuidv7();
    assert.equal(accepted(await capture(attemptId, 3000, late)).state, 'pending');
    accepted(await room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
    assert.deepEqual(sumsOf(attemptId), ['captured', 2000, 2000, 8000]);
    await due();
    await room.run('resend-captures');
    assert.deepEqual(sumsOf(attemptId), ['captured', 2000, 2000, 8000]);
    assert.deepEqual(await query(room, 'select state from capture where capture_id = $1', [late]), [
      { state: 'failed' },
    ]);
    const after = await capture(attemptId, 1);
    assert.ok(isRefusal(after) && after.refusal === 'amount-exceeds');
  });

  test('what was called off is not captured from, though its provider has not heard of it', async () => {
    const { attemptId } = await held();
    fake.mishaps.push('lost');
    accepted(await room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
    assert.deepEqual(sumsOf(attemptId), ['authorised', 0, 0, 0]);
    const after = await capture(attemptId, 1);
    assert.ok(isRefusal(after) && after.refusal === 'amount-exceeds');
    assert.deepEqual(sumsOf(attemptId), ['authorised', 0, 0, 0]);
  });

  test('what the buyer grants later is held by the provider’s word', async () => {
    const { attemptId } = await held({ method: { type: 'redirect' } });
    const early = await capture(attemptId, 1);
    assert.ok(isRefusal(early) && early.refusal === 'amount-exceeds');
    fake.complete(attemptId, true);
    const event = fake.events.at(-1);
    assert.ok(event);
    await deliver(room, event);
    assert.equal(accepted(await capture(attemptId, 10_000)).state, 'succeeded');
  });

  test('what is not held, or not as it was asked for, is refused and changes nothing', async () => {
    const { attemptId } = await held();
    const paid = anAttempt();
    accepted(await room.ask('pay', paid, order));
    const captureId = uuidv7();
    accepted(await capture(attemptId, 100, captureId));
    const wrong = { captureId: uuidv7(), attemptId, amount: { amountMinor: 5, currency: 'CNY' as const } };
    for (const [asked, code] of [
      [capture(attemptId, 0), 'value-invalid'],
      [room.ask('capture', wrong, order), 'value-invalid'],
      [capture(attemptId, 101, captureId), 'value-invalid'],
      [capture(uuidv7(), 5), 'not-found'],
      [capture(paid.attemptId, 5), 'amount-exceeds'],
      [voidRest(paid.attemptId), 'value-invalid'],
      [voidRest(uuidv7()), 'not-found'],
      [room.ask('pay', { ...anAttempt(), attemptId }, order), 'value-invalid'],
      [room.ask('authorise', paid, order), 'value-invalid'],
    ] as const) {
      const answer = await asked;
      assert.ok(isRefusal(answer) && answer.refusal === code, JSON.stringify(answer));
    }
    assert.deepEqual(sumsOf(attemptId), ['captured', 100, 0, 0]);
    assert.deepEqual(sumsOf(paid.attemptId), ['captured', 10_000, 0, 0]);
  });
});
