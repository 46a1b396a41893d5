import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, deliver, financeStaff, order, query, withProvider } from '../testing.ts';

/** Every place where a process may die that works on a dispute or a review, or hears of an order, with a way there. */
const places: Record<string, (world: World) => Promise<void>> = {
  'payment.say-of-dispute.before-written': acceptTwice,
  'payment.say-of-dispute.after-written': acceptTwice,
  'payment.send-answer.after-provider': acceptTwice,
  'payment.weigh.before-review': reviewTwice,
  'payment.weigh.after-review': reviewTwice,
  'payment.end-review.before': approveTwice,
  'payment.end-review.after': rejectTwice,
  'payment.take-approved.after-provider': approveTwice,
  'payment.book-order-paid.before': payTwice,
  'payment.book-order-paid.after': payTwice,
  'payment.book-order-cancelled.before': cancelTwice,
  'payment.book-order-cancelled.after': cancelTwice,
  'payment.book-order-refunded.before': refundTwice,
  'payment.book-order-refunded.after': refundTwice,
};

type World = {
  room: TestRoom<'payment'>;
  fake: ReturnType<typeof fakeProvider>;
  /** Does something that dies at the place, and then again. */
  dying: (work: () => Promise<unknown>) => Promise<void>;
};

const total = { amountMinor: 10_000, currency: 'GBP' as const };
const parts = { shippingMinor: 0, feesMinor: 0, taxMinor: 1667, goodwillMinor: 0 };

describe('a process that dies over a dispute or an order', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  let armed = '';
  before(async () => {
    const killPoint = (name: string) => {
      if (name !== armed) return;
      armed = '';
      throw new Error(`killed at ${name}`);
    };
    // Whoever is known pays for review.
    const setting = defaultSettings({ 'payment.riskRules': 'buyer-cards 1 - 3600' });
    room = await openTestRoom(withProvider(paymentService, fake), { killPoint, setting });
  });
  after(() => room.close());

  for (const [place, story] of Object.entries(places)) {
    for (const finisher of ['a repeat', 'the jobs and a repeat']) {
      test(`at ${place}: ${finisher} books once and leaves nothing out`, async () => {
        let deaths = 0;
        const dying = async (work: () => Promise<unknown>) => {
          armed = place;
          await assert.rejects(work(), new RegExp(`killed at ${place}`));
          deaths += 1;
          if (finisher !== 'a repeat') await runJobs(room);
          await work();
        };
        await story({ room, fake, dying });
        assert.equal(deaths, 1);
        assert.deepEqual(await paymentService.audit(room.db), []);
      });
    }
  }
});

async function runJobs(room: TestRoom<'payment'>) {
  await query(room, 'update attempt set look_at = now()');
  await query(room, 'update refund set look_at = now()');
  await query(room, 'update dispute set look_at = now()');
  await query(room, 'update payment_review set look_at = now() where look_at is not null and state = $1', [
    'approved',
  ]);
  const jobs = ['settle-open', 'resend-refunds', 'settle-disputes', 'settle-reviews'] as const;
  for (const job of jobs) await room.run(job);
}

async function acceptTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  accepted(await room.ask('pay', attempt, order));
  fake.dispute(attempt.attemptId, { amountMinor: 4000 });
  const event = fake.events.at(-1);
  assert.ok(event);
  accepted(await deliver(room, event));
  const [opened] = accepted(await room.ask('listDisputes', {}, financeStaff)).disputes;
  assert.ok(opened);
  const { disputeId } = opened;
  await dying(() => room.ask('acceptDispute', { disputeId }, financeStaff));
  const ended = accepted(await room.ask('acceptDispute', { disputeId }, financeStaff));
  assert.deepEqual([ended.state, ended.answerState], ['lost', 'sent']);
  const said = await query(room, 'select word from dispute_action where dispute_id = $1', [disputeId]);
  assert.deepEqual(said, [{ word: 'acceptance' }]);
  assert.equal(fake.payments.get(attempt.attemptId)?.version, 3);
}

const onReview = () => anAttempt({ buyerKey: 'b'.repeat(43), cardKey: 'c'.repeat(43) });

async function reviewTwice({ room, fake, dying }: World) {
  const attempt = onReview();
  await dying(() => room.ask('pay', attempt, order));
  accepted(await room.ask('pay', attempt, order));
  const [review] = await query(room, 'select state from payment_review where attempt_id = $1', [
    attempt.attemptId,
  ]);
  // What the jobs found before it was sent was never heard of, and is paid by the repeat.
  assert.equal(review?.['state'], 'open');
  assert.equal(fake.payments.get(attempt.attemptId)?.capturedMinor, 0);
}

function approveTwice(world: World) {
  return decideTwice(world, 'approve');
}

function rejectTwice(world: World) {
  return decideTwice(world, 'reject');
}

async function decideTwice({ room, fake, dying }: World, decision: 'approve' | 'reject') {
  const attempt = onReview();
  accepted(await room.ask('pay', attempt, order));
  const { reviews } = accepted(await room.ask('listPaymentReviews', {}, financeStaff));
  const { reviewId, version } =
    reviews.find(({ attemptId }) => attemptId === attempt.attemptId) ?? assert.fail();
  const decide = () => room.ask('decidePaymentReview', { reviewId, version, decision }, financeStaff);
  await dying(decide);
  accepted(await decide());
  await runJobs(room);
  const { state, capturedMinor } = fake.payments.get(attempt.attemptId) ?? {};
  const isTaken = decision === 'approve';
  assert.deepEqual([state, capturedMinor], isTaken ? ['captured', 10_000] : ['voided', 0]);
  const told = (await room.announced()).filter(
    ({ key, name }) => key === attempt.orderId && name.includes('review'),
  );
  assert.equal(told.length, 2);
}

async function payTwice({ room, fake, dying }: World) {
  const attempt = anAttempt();
  const { orderId, attemptId } = attempt;
  const other = anAttempt({ orderId });
  for (const each of [attempt, other]) accepted(await room.ask('pay', each, order));
  await dying(() => room.hear(paid(orderId, attemptId)));
  await runJobs(room);
  const refunded = [attemptId, other.attemptId].map((id) => fake.payments.get(id)?.refundedMinor);
  assert.deepEqual(refunded, [0, 10_000]);
  assert.deepEqual(await booked(room, orderId), ['sale']);
}

async function cancelTwice({ room, fake, dying }: World) {
  const { orderId, attemptId, ...rest } = anAttempt();
  accepted(await room.ask('pay', { orderId, attemptId, ...rest }, order));
  await room.hear(paid(orderId, attemptId));
  const payload = { orderId, wasPaid: true, total, paidAt: new Date().toISOString() };
  await dying(() => room.hear({ name: 'order.cancelled', key: orderId, version: 3, payload }));
  await runJobs(room);
  assert.equal(fake.payments.get(attemptId)?.refundedMinor, 10_000);
  assert.deepEqual(await booked(room, orderId), ['cancellation', 'sale']);
  assert.deepEqual(await dues(room, orderId), [
    { account: 'receivable', minor: 0 },
    { account: 'tax', minor: 0 },
  ]);
}

async function refundTwice({ room, dying }: World) {
  const { orderId, attemptId, ...rest } = anAttempt();
  accepted(await room.ask('pay', { orderId, attemptId, ...rest }, order));
  await room.hear(paid(orderId, attemptId));
  const at = new Date().toISOString();
  const payload = { orderId, refundId: uuidv7(), refundedAt: at, paidAt: at, total, parts, lines: [] };
  await dying(() => room.hear({ name: 'order.refunded', key: orderId, version: 3, payload }));
  assert.deepEqual(await booked(room, orderId), ['credit-note', 'sale']);
  assert.deepEqual(await dues(room, orderId), [
    { account: 'receivable', minor: 0 },
    { account: 'tax', minor: 0 },
  ]);
}

function paid(orderId: string, attemptId: string) {
  const told = { orderId, attemptId, customerId: null, locale: 'en-gb' as const, total };
  const payload = {
    ...told,
    paidAt: new Date().toISOString(),
    parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 1667 },
    lines: [],
  };
  return { name: 'order.paid' as const, key: orderId, version: 2, payload };
}

async function booked(room: TestRoom<'payment'>, orderId: string) {
  const rows = await query(room, 'select why from ledger_transaction where order_id = $1 order by why', [
    orderId,
  ]);
  return rows.map(({ why }) => why);
}

/** What an order leaves that is owed, by what was booked for it: the buyer’s side and the tax. */
function dues(room: TestRoom<'payment'>, orderId: string) {
  return query(
    room,
    `select account, sum(amount_minor)::int as minor from ledger_transaction join ledger_entry using (transaction_id)
     where order_id = $1 and account in ('receivable', 'tax') group by account order by account`,
    [orderId],
  );
}
