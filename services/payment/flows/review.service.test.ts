import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, aCard, anAttempt, deliver, financeStaff, order, query, withProvider } from '../testing.ts';

const buyerKey = 'b'.repeat(43);

/** A room in which every card payment of a known buyer waits for a person, and what tests do there. */
async function openReviewBench() {
  const fake = fakeProvider();
  const setting = defaultSettings({ 'payment.riskRules': 'buyer-cards 1 - 3600' });
  const room = await openTestRoom(withProvider(paymentService, fake), { setting });
  const reviewOf = async (attemptId: string) => {
    const [row] = await query(
      room,
      `select review_id as id, state, version, decided_by as "by", reason from payment_review where attempt_id = $1`,
      [attemptId],
    );
    if (!row) throw new Error(`attempt ${attemptId} is not on review`);
    return row as { id: string; state: string; version: number; by: string | null; reason: string | null };
  };
  /** An attempt whose money is held, and that a person has to look at. */
  const held = async (more: { asHold?: boolean; waits?: boolean } = {}) => {
    const method = more.waits ? ({ type: 'redirect' } as const) : aCard();
    const attempt = anAttempt({ buyerKey, cardKey: 'c'.repeat(43), method });
    const outcome = accepted(await room.ask(more.asHold ? 'authorise' : 'pay', attempt, order));
    return { attempt, outcome, ...(await reviewOf(attempt.attemptId)) };
  };
  const decide = async (
    { id, version }: { id: string; version: number },
    decision: 'approve' | 'reject',
    reason?: string,
  ) => {
    const said = { reviewId: id, version, decision, ...(reason === undefined ? {} : { reason }) };
    const answer = await room.ask('decidePaymentReview', said, financeStaff);
    return isRefusal(answer) ? answer.refusal : answer.state;
  };
  /** What was told of an order's payment, in order. */
  const toldOf = async (orderId: string) =>
    (await room.announced())
      .filter(({ key }) => key === orderId)
      .map(({ name, payload }) => {
        const { state, outcome } = payload as { state?: string; outcome?: string };
        return `${name === 'payment.settled' ? 'settled' : 'review'} ${state ?? outcome}`;
      });
  const runJobs = async () => {
    await query(room, 'update attempt set look_at = now()');
    await query(room, 'update payment_review set look_at = now() where look_at is not null');
    for (const job of ['settle-open', 'settle-reviews'] as const) await room.run(job);
  };
  const moneyAt = (attemptId: string) => {
    const { state, capturedMinor, refundedMinor, voidedMinor } = fake.payments.get(attemptId) ?? {};
    return { state, keptMinor: (capturedMinor ?? 0) - (refundedMinor ?? 0), voidedMinor };
  };
  return { room, fake, held, decide, reviewOf, toldOf, runJobs, moneyAt };
}

type ReviewBench = Awaited<ReturnType<typeof openReviewBench>>;

const me = 'staff:0198a000-0000-7000-8000-000000000001';
const taken = { state: 'captured', keptMinor: 10_000, voidedMinor: 0 };
const letGo = { state: 'voided', keptMinor: 0, voidedMinor: 10_000 };

describe('a payment that a person must look at', () => {
  let bench: ReviewBench;
  before(async () => {
    bench = await openReviewBench();
  });
  afterEach(async () => {
    bench.fake.before.clear();
    assert.deepEqual(await paymentService.audit(bench.room.db), []);
  });
  after(() => bench.room.close());

  const listed = async (state?: 'open' | 'approved') =>
    accepted(await bench.room.ask('listPaymentReviews', state ? { state } : {}, financeStaff)).reviews;

  test('is held and not taken, told as open with its time, and listed with the rules that say why', async () => {
    const { attempt, outcome, id } = await bench.held();
    assert.deepEqual([outcome.outcome, outcome.nextAction, outcome.capturedMinor], ['pending', null, 0]);
    assert.deepEqual(await bench.toldOf(attempt.orderId), ['review open']);
    const [told] = (await bench.room.announced()).filter(({ key }) => key === attempt.orderId);
    const expected = { orderId: attempt.orderId, attemptId: attempt.attemptId, state: 'open' };
    assert.deepEqual(told?.payload, { ...expected, decideWithinSeconds: 86_400 });
    bench.room.statements.length = 0;
    const [review] = await listed();
    assert.deepEqual(bench.room.statements, ['payment.review.list']);
    assert.deepEqual([review?.reviewId, review?.amount.amountMinor, review?.version], [id, 10_000, 2]);
    assert.deepEqual(review?.rules, [{ rule: 'buyer-cards', counted: 1, from: 1, withinSeconds: 3600 }]);
    assert.equal(await bench.decide({ id, version: 2 }, 'approve'), 'approved');
  });

  test('is taken once when it is approved, twenty at once; who decided is written down', async () => {
    const review = await bench.held();
    const { attempt } = review;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bench.decide(review, 'approve', 'A regular.')),
    );
    assert.deepEqual(new Set(answers), new Set(['approved']));
    assert.deepEqual(bench.moneyAt(attempt.attemptId), taken);
    const { state, by, reason } = await bench.reviewOf(attempt.attemptId);
    assert.deepEqual([state, by, reason], ['approved', me, 'A regular.']);
    const told = await bench.toldOf(attempt.orderId);
    assert.deepEqual(told, ['review open', 'review approved', 'settled authorised', 'settled captured']);
    assert.equal((await listed('approved'))[0]?.decidedBy, me);
  });

  test('is given back when it is refused, and its order is told', async () => {
    const review = await bench.held();
    assert.equal(await bench.decide(review, 'reject', 'Three names on one card.'), 'rejected');
    assert.equal(await bench.decide(review, 'reject'), 'rejected');
    assert.deepEqual(bench.moneyAt(review.attempt.attemptId), letGo);
    assert.deepEqual(await bench.toldOf(review.attempt.orderId), [
      'review open',
      'review rejected',
      'settled voided',
    ]);
    assert.equal(await bench.decide(review, 'approve'), 'version-conflict');
    assert.deepEqual(bench.moneyAt(review.attempt.attemptId), letGo);
  });

  test('one who approves beside one who refuses: one of them is told that the other was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const review = await bench.held();
      const answers = await Promise.all([bench.decide(review, 'approve'), bench.decide(review, 'reject')]);
      const { state } = await bench.reviewOf(review.attempt.attemptId);
      assert.deepEqual(answers.toSorted(), [state, 'version-conflict'].toSorted());
      assert.deepEqual(bench.moneyAt(review.attempt.attemptId), state === 'approved' ? taken : letGo);
    }
  });

  test('expires at its deadline and is given back; whoever decides then is told', async () => {
    const review = await bench.held();
    await query(
      bench.room,
      `update payment_review set decide_by = now(), look_at = now() where review_id = $1`,
      [review.id],
    );
    const [decided] = await Promise.all([bench.decide(review, 'approve'), bench.room.run('settle-reviews')]);
    const { state } = await bench.reviewOf(review.attempt.attemptId);
    assert.ok(state === 'expired' || state === 'approved');
    assert.equal(decided, state === 'approved' ? 'approved' : 'version-conflict');
    assert.deepEqual(bench.moneyAt(review.attempt.attemptId), state === 'approved' ? taken : letGo);
    const late = await bench.held();
    await query(
      bench.room,
      `update payment_review set decide_by = now(), look_at = now() where review_id = $1`,
      [late.id],
    );
    await bench.room.run('settle-reviews');
    assert.equal((await bench.reviewOf(late.attempt.attemptId)).state, 'expired');
    assert.deepEqual(bench.moneyAt(late.attempt.attemptId), letGo);
    assert.equal(await bench.decide(late, 'reject'), 'version-conflict');
  });

  test('opens when the buyer has paid on their page, however often that is told', async () => {
    const review = await bench.held({ waits: true });
    const { attemptId, orderId } = review.attempt;
    assert.deepEqual([review.state, review.outcome.nextAction?.type], ['waiting', 'redirect']);
    assert.deepEqual(await listed(), []);
    bench.fake.complete(attemptId, true);
    const event = bench.fake.events.at(-1) ?? {};
    for (let time = 0; time < 2; time += 1) accepted(await deliver(bench.room, event));
    const open = await bench.reviewOf(attemptId);
    assert.deepEqual([open.state, await bench.toldOf(orderId)], ['open', ['review open']]);
    assert.equal(await bench.decide(open, 'approve'), 'approved');
    assert.deepEqual(bench.moneyAt(attemptId), taken);
  });

  test('falls away when the buyer does not pay, or the order is called off', async () => {
    const unpaid = await bench.held({ waits: true });
    bench.fake.complete(unpaid.attempt.attemptId, false);
    accepted(await deliver(bench.room, bench.fake.events.at(-1) ?? {}));
    assert.equal((await bench.reviewOf(unpaid.attempt.attemptId)).state, 'dropped');
    const called = await bench.held();
    const { attemptId } = called.attempt;
    accepted(await bench.room.ask('cancelPayment', { attemptId, reason: 'changed their mind' }, order));
    assert.equal((await bench.reviewOf(attemptId)).state, 'dropped');
    assert.equal(await bench.decide(called, 'approve'), 'version-conflict');
    assert.deepEqual(bench.moneyAt(attemptId), letGo);
  });

  test('where money is taken as goods are sent, it stays held and its order is told', async () => {
    const review = await bench.held({ asHold: true });
    assert.equal(review.outcome.capturableMinor, undefined);
    assert.equal(await bench.decide(review, 'approve'), 'approved');
    assert.deepEqual(bench.moneyAt(review.attempt.attemptId), {
      state: 'authorised',
      keptMinor: 0,
      voidedMinor: 0,
    });
    const told = await bench.toldOf(review.attempt.orderId);
    assert.deepEqual(told, ['review open', 'review approved', 'settled authorised']);
  });

  test('an approval that the provider did not hear is taken later, once', async () => {
    const review = await bench.held();
    bench.fake.mishaps.push('lost', 'lost');
    assert.equal(await bench.decide(review, 'approve'), 'approved');
    assert.equal(bench.moneyAt(review.attempt.attemptId).keptMinor, 0);
    await bench.runJobs();
    await bench.runJobs();
    assert.deepEqual(bench.moneyAt(review.attempt.attemptId), taken);
    const [left] = await query(
      bench.room,
      'select count(*)::int as n from payment_review where look_at is not null',
    );
    assert.deepEqual(left, { n: 0 });
  });

  test('the audit finds a review that nobody ended, one whose money is wanted after all, and one that was approved and not taken', async () => {
    const { id, attempt } = await bench.held();
    const planted = {
      'a review ends in time': `update payment_review set decide_by = now() - interval '3 minutes' where review_id = $1`,
      'no money is wanted of what was not approved': `update payment_review set state = 'expired' where review_id = $1`,
      'what was approved is taken': `update payment_review set state = 'approved', decided_by = 'staff:x', decided_at = now() - interval '3 minutes' where review_id = $1`,
    };
    for (const [rule, wrong] of Object.entries(planted)) {
      await query(bench.room, wrong, [id]);
      const found = (await paymentService.audit(bench.room.db)).map((each) => [each.rule, each.ids]);
      assert.deepEqual(found, [[rule, [id]]]);
      const right = `update payment_review set state = 'open', decided_by = null, decided_at = null, decide_by = now() + interval '1 hour' where review_id = $1`;
      await query(bench.room, right, [id]);
    }
    const { version } = await bench.reviewOf(attempt.attemptId);
    assert.equal(await bench.decide({ id, version }, 'reject'), 'rejected');
  });

  test('nobody decides what nobody knows, nor without being allowed to', async () => {
    assert.equal(await bench.decide({ id: uuidv7(), version: 1 }, 'approve'), 'not-found');
    const review = await bench.held();
    const subject = { ...financeStaff.subject, permissions: ['payments.read'] } as never;
    const said = { reviewId: review.id, version: review.version, decision: 'approve' } as const;
    const answer = await bench.room.ask('decidePaymentReview', said, { subject });
    assert.equal('refusal' in answer && answer.refusal, 'not-allowed');
    assert.equal(await bench.decide({ ...review, version: 1 }, 'approve'), 'version-conflict');
    assert.equal((await bench.reviewOf(review.attempt.attemptId)).state, 'open');
    assert.equal(await bench.decide(review, 'reject'), 'rejected');
  });
});
