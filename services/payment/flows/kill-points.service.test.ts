import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeCards } from '../providers/fake-books.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, aCard, anAttempt, deliver, order, query, withProvider } from '../testing.ts';

/** Every place where a process may die, with a way there. Each ends with one charge, or none. */
const places: Record<string, (world: World) => Promise<void>> = {
  'payment.pay.before-attempt': payTwice,
  'payment.pay.after-attempt': payTwice,
  'payment.pay.after-provider': payTwice,
  'payment.take-over.before': payTwice,
  'payment.take-over.after': payTwice,
  'payment.decline.before': payRefused,
  'payment.decline.after': payRefused,
  'payment.ask-provider.after-provider': askTwice,
  'payment.webhook.before': hearTwice,
  'payment.webhook.after': hearTwice,
  'payment.cancel.before': cancelTwice,
  'payment.cancel.after': cancelTwice,
  'payment.let-go.after-void': voidTwice,
  'payment.capture.before-written': captureTwice,
  'payment.capture.after-written': captureTwice,
  'payment.send-capture.after-provider': captureTwice,
  'payment.void.before': voidRestTwice,
  'payment.void.after': voidRestTwice,
  'payment.refund.before-written': refundTwice,
  'payment.refund.after-written': refundTwice,
  'payment.send-refund.after-provider': refundTwice,
  'payment.record-manual.before': recordTwice,
  'payment.record-manual.after': recordTwice,
  'payment.record-adjustment.before': adjustTwice,
  'payment.record-adjustment.after': adjustTwice,
  'payment.refund-by-hand.before': refundByHandTwice,
  'payment.refund-by-hand.after': refundByHandTwice,
};

type World = {
  room: TestRoom<'payment'>;
  fake: ReturnType<typeof fakeProvider>;
  /** Does something that dies at the place. */
  dying: (work: () => Promise<unknown>) => Promise<void>;
};

describe('a process that dies', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  let armed = '';
  before(async () => {
    const killPoint = (name: string) => {
      if (name !== armed) return;
      armed = '';
      throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(withProvider(paymentService, fake), { killPoint });
  });
  after(() => room.close());

  for (const [place, story] of Object.entries(places)) {
    for (const finisher of ['a repeat', 'the jobs']) {
      test(`at ${place}: ${finisher} leaves one charge at most, a balanced ledger and clean audits`, async () => {
        fake.events.length = 0;
        let deaths = 0;
        const dying = async (work: () => Promise<unknown>) => {
          armed = place;
          await assert.rejects(work(), new RegExp(`killed at ${place}`));
          deaths += 1;
          if (finisher === 'the jobs') await runJobs(room);
          await work();
        };
        await story({ room, fake, dying });
        assert.equal(deaths, 1);
        assert.deepEqual(await paymentService.audit(room.db), []);
        await runJobs(room);
        for (const event of fake.events) await deliver(room, event);
        await checkBooks({ room, fake });
      });
    }
  }
});

async function payTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  await dying(() => room.ask('pay', attempt, order));
  const outcome = accepted(await room.ask('pay', attempt, order));
  assert.equal(outcome.outcome, 'captured');
  assert.equal(fake.payments.get(attempt.attemptId)?.capturedMinor, 10_000);
}

async function payRefused({ room, dying }: World) {
  const attempt = anAttempt({ method: aCard(fakeCards.unreadable) });
  await dying(() => room.ask('pay', attempt, order));
  const outcome = accepted(await room.ask('pay', attempt, order));
  assert.deepEqual([outcome.outcome, outcome.declineCode], ['declined', 'card_number_invalid']);
}

async function askTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  fake.mishaps.push('lost-after');
  accepted(await room.ask('pay', attempt, order));
  const { attemptId } = attempt;
  await dying(() => room.ask('queryPayment', { attemptId }, order));
  assert.equal(accepted(await room.ask('queryPayment', { attemptId }, order)).outcome, 'captured');
}

async function hearTwice({ room, fake, dying }: World) {
  const attempt = anAttempt({ method: { type: 'qr' } });
  accepted(await room.ask('pay', attempt, order));
  fake.complete(attempt.attemptId, true);
  const event = fake.events.at(-1);
  assert.ok(event);
  await dying(() => deliver(room, event));
}

async function cancelTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  const { attemptId } = attempt;
  accepted(await room.ask('pay', attempt, order));
  await dying(() => room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
  assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
}

async function voidTwice({ room, fake, dying }: World) {
  const attempt = anAttempt({ method: { type: 'redirect' } });
  const { attemptId } = attempt;
  accepted(await room.ask('pay', attempt, order));
  await dying(() => room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
  assert.equal(fake.payments.get(attemptId)?.state, 'voided');
}

async function captureTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  const { attemptId } = attempt;
  accepted(await room.ask('authorise', attempt, order));
  const amount = { amountMinor: 2500, currency: 'GBP' } as const;
  const wish = { captureId: uuidv7(), attemptId, amount };
  await dying(() => room.ask('capture', wish, order));
  assert.equal(accepted(await room.ask('capture', wish, order)).state, 'succeeded');
  assert.equal(fake.payments.get(attemptId)?.capturedMinor, 2500);
}

async function voidRestTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  const { attemptId } = attempt;
  accepted(await room.ask('authorise', attempt, order));
  await dying(() => room.ask('void', { attemptId, reason: 'not sent' }, order));
  assert.equal(fake.payments.get(attemptId)?.voidedMinor, 10_000);
}

async function refundTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  const { attemptId } = attempt;
  accepted(await room.ask('pay', attempt, order));
  const amount = { amountMinor: 2500, currency: 'GBP' } as const;
  const wish = { refundId: uuidv7(), attemptId, amount, reason: 'a return' };
  await dying(() => room.ask('refund', wish, order));
  assert.equal(accepted(await room.ask('refund', wish, order)).state, 'succeeded');
  assert.equal(fake.payments.get(attemptId)?.refundedMinor, 2500);
}

function aManualPayment() {
  const { attemptId, orderId, orderNumber, amount } = anAttempt();
  const receivedAt = '2010-12-01T08:26:00.000Z';
  return { attemptId, orderId, orderNumber, amount, method: 'cash', reference: null, receivedAt } as const;
}

async function recordTwice({ room, dying }: World) {
  const payments = [aManualPayment()];
  await dying(() => room.ask('recordManualPayments', { payments }, order));
  const [outcome] = accepted(await room.ask('recordManualPayments', { payments }, order)).outcomes;
  assert.deepEqual([outcome?.outcome, outcome?.capturedMinor], ['captured', 10_000]);
}

async function refundByHandTwice({ room, dying }: World) {
  const payment = aManualPayment();
  accepted(await room.ask('recordManualPayments', { payments: [payment] }, order));
  const { attemptId } = payment;
  const amount = { amountMinor: 2500, currency: 'GBP' } as const;
  const wish = { refundId: uuidv7(), attemptId, amount, reason: 'a return' };
  await dying(() => room.ask('refund', wish, order));
  assert.equal(accepted(await room.ask('queryPayment', { attemptId }, order)).refundedMinor, 2500);
}

async function adjustTwice({ room, dying }: World) {
  const writer: Asking = {
    subject: { kind: 'staff', staffId: uuidv7(), sessionId: uuidv7(), permissions: ['payments.write'] },
  };
  const adjustment = {
    reference: uuidv7(),
    account: 'fee',
    amount: { amountMinor: -1500, currency: 'GBP' },
    reason: 'Bank charges',
  } as const;
  const adjust = () => room.ask('recordAdjustment', adjustment, writer);
  await dying(adjust);
  assert.equal(accepted(await adjust()).isNew, false);
  const [posted] = await query(room, `select count(*)::int as n from adjustment where reference = $1`, [
    adjustment.reference,
  ]);
  assert.equal(posted?.['n'], 1);
}

/** Runs what the timers and the queue would, as if enough time had passed. */
async function runJobs(room: TestRoom<'payment'>) {
  await query(room, 'update attempt set look_at = now()');
  await query(room, 'update refund set look_at = now()');
  await query(room, 'update capture set look_at = now()');
  await room.run('settle-open');
  await room.run('resend-captures');
  await room.run('resend-refunds');
}

/** What the room has written of each payment is what the provider did, each movement of money once. */
async function checkBooks({ room, fake }: Pick<World, 'room' | 'fake'>) {
  const rows = await query(
    room,
    `select attempt_id as id, captured_minor as captured, refunded_minor as refunded,
       (select coalesce(sum(amount_minor), 0)::int from ledger_transaction t join ledger_entry using (transaction_id)
        where t.attempt_id = a.attempt_id and why in ('capture', 'refund') and account = 'provider-clearing') as clearing
     from attempt a where order_id is not null and provider <> 'manual'`,
  );
  assert.ok(rows.length > 0);
  for (const { id, captured, refunded, clearing } of rows) {
    const made = fake.payments.get(id as string);
    assert.deepEqual([captured, refunded], [made?.capturedMinor ?? 0, made?.refundedMinor ?? 0]);
    assert.equal(clearing, (captured as number) - (refunded as number));
  }
}
