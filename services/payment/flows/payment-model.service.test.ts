import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { PaymentMethodValue } from '#contracts/payment/payment.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeCards } from '../providers/fake-books.ts';
import { fakeProvider, type FakeProvider, type Mishap } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import {
  aCard,
  accepted,
  anAttempt,
  auditADayLater,
  deliver,
  order,
  query,
  withProvider,
} from '../testing.ts';

const runs = 250;
const amountMinor = 10_000;

type Action =
  | { do: 'pay' | 'query' | 'cancel' | 'approve' | 'decline' | 'settle' | 'resend' | 'wait' }
  | { do: 'lose'; how: Mishap }
  | { do: 'hear'; which: number }
  | { do: 'refund'; minor: number; isRepeat: boolean };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('pay', 'query', 'approve', 'settle', 'resend').map((what) => ({ do: what })),
  },
  { weight: 2, arbitrary: fc.constantFrom('cancel', 'decline', 'wait').map((what) => ({ do: what })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Mishap>('lost', 'lost-after').map((how) => ({ do: 'lose' as const, how })),
  },
  { weight: 5, arbitrary: fc.nat(20).map((which) => ({ do: 'hear' as const, which })) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      minor: fc.integer({ min: 1, max: 7000 }),
      isRepeat: fc.boolean(),
    }),
  },
);
const method = fc.constantFrom(
  aCard(),
  aCard(fakeCards.declined),
  { type: 'redirect' } as const,
  { type: 'qr' } as const,
);

describe('any story of an attempt', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  after(async () => {
    const findings = await auditADayLater(room);
    await room.close();
    assert.deepEqual(findings, []);
  });

  function newStory(how: PaymentMethodValue): Story {
    fake.events.length = 0;
    return { room, fake, attempt: anAttempt({ method: how }), refunds: new Map(), isCancelled: false };
  }

  test('ends with what is due, each event with one effect, and balanced books', async () => {
    const stories = fc.array(action, { minLength: 3, maxLength: 25, size: 'max' });
    await fc.assert(
      fc.asyncProperty(method, stories, async (how, actions) => {
        const story = newStory(how);
        for (const each of actions) await act(story, each);
        await settle(story);
        await check(story);
      }),
      { numRuns: runs },
    );
  });

  test('and the same told by many at once', async () => {
    const stories = fc.array(action, { minLength: 6, maxLength: 18, size: 'max' });
    await fc.assert(
      fc.asyncProperty(method, stories, async (how, actions) => {
        const story = newStory(how);
        await act(story, { do: 'pay' });
        for (let from = 0; from < actions.length; from += 6) {
          await Promise.all(actions.slice(from, from + 6).map((each) => act(story, each)));
        }
        await settle(story);
        await check(story);
      }),
      { numRuns: runs / 2 },
    );
  });
});

/** An attempt and what was asked of it: with the provider's word, the model of what it must come to. */
type Story = {
  room: TestRoom<'payment'>;
  fake: FakeProvider;
  attempt: ReturnType<typeof anAttempt>;
  /** What was accepted to be given back, by refund. */
  refunds: Map<string, number>;
  isCancelled: boolean;
};

async function act(story: Story, each: Action): Promise<void> {
  const { room, fake, attempt } = story;
  const { attemptId } = attempt;
  switch (each.do) {
    case 'pay':
      accepted(await room.ask('pay', attempt, order));
      return;
    case 'query':
      await room.ask('queryPayment', { attemptId }, order);
      return;
    case 'cancel':
      story.isCancelled = true;
      accepted(await room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
      return;
    case 'approve':
    case 'decline':
      fake.complete(attemptId, each.do === 'approve');
      return;
    case 'settle':
      await pass(story, 5);
      await room.run('settle-open');
      return;
    case 'resend':
      await pass(story, 5);
      await room.run('resend-refunds');
      return;
    case 'wait':
      await pass(story, 31);
      return;
    case 'lose':
      fake.mishaps.push(each.how);
      return;
    case 'hear':
      await hear(story, each.which);
      return;
    case 'refund':
      await refund(story, each);
      return;
  }
}

async function hear({ room, fake }: Story, which: number): Promise<void> {
  const event = fake.events[which % Math.max(fake.events.length, 1)];
  if (event) accepted(await deliver(room, event));
}

async function refund({ room, attempt, refunds }: Story, wish: { minor: number; isRepeat: boolean }) {
  const { attemptId } = attempt;
  const [known] = refunds;
  const [refundId, sum] = wish.isRepeat && known ? known : [uuidv7(), wish.minor];
  const amount = { amountMinor: sum, currency: 'GBP' } as const;
  const answer = await room.ask('refund', { refundId, attemptId, amount, reason: 'a return' }, order);
  if (isRefusal(answer)) return;
  assert.notEqual(answer.state, 'failed');
  refunds.set(refundId, sum);
}

async function pass({ room, attempt }: Story, seconds: number): Promise<void> {
  const ago = 'make_interval(secs => $2::float8)';
  const values = [attempt.attemptId, seconds];
  const sql = `update attempt set sent_at = sent_at - ${ago}, look_at = look_at - ${ago} where attempt_id = $1`;
  await query(room, sql, values);
  await query(room, `update refund set look_at = look_at - ${ago} where attempt_id = $1`, values);
}

/** The provider answers again, its events arrive at last, the latest first, and time goes by. */
async function settle(story: Story): Promise<void> {
  const { room, fake } = story;
  fake.mishaps.length = 0;
  for (const event of fake.events.toReversed()) await deliver(room, event);
  for (let look = 0; look < 3; look += 1) {
    await pass(story, 60);
    await room.run('settle-open');
    await room.run('resend-refunds');
  }
  for (const event of fake.events) await deliver(room, event);
}

async function check({ room, fake, attempt, refunds, isCancelled }: Story): Promise<void> {
  const { attemptId, orderId } = attempt;
  const { capturedMinor = 0, refundedMinor = 0 } = fake.payments.get(attemptId) ?? {};
  assert.ok(capturedMinor === 0 || capturedMinor === amountMinor, 'one charge at most');
  const [row] = await query(
    room,
    `select state in ('new', 'unknown') as "isOpen", is_cancelled as "isCancelled", captured_minor as captured, refunded_minor as refunded,
       (select count(*)::int from provider_event where event_id like '% ' || attempt_id) as heard
     from attempt where attempt_id = $1`,
    [attemptId],
  );
  if (!row) {
    assert.deepEqual([isCancelled, fake.payments.has(attemptId)], [false, false], 'it was never asked for');
    return;
  }
  assert.deepEqual([row['captured'], row['refunded'], row['isOpen']], [capturedMinor, refundedMinor, false]);
  assert.equal(row['heard'], fake.events.length, 'each event is noted once');
  assert.ok(!isCancelled || row['isCancelled'] === true, 'a cancel is never forgotten');
  const asked = [...refunds.values()].reduce((sum, minor) => sum + minor, 0);
  assert.equal(capturedMinor - refundedMinor, row['isCancelled'] ? 0 : capturedMinor - asked);
  assert.deepEqual(await paymentService.audit(room.db), []);
  const told = (await room.announced()).filter(({ key }) => key === orderId);
  const payloads = told.map(({ payload }) => JSON.stringify(payload));
  assert.equal(new Set(payloads).size, payloads.length, 'nothing is announced twice');
  const versions = told.map(({ version }) => version);
  assert.deepEqual(
    versions,
    [...new Set(versions)].toSorted((a, b) => a - b),
  );
  const books = await query(
    room,
    `select coalesce(sum(amount_minor), 0)::int as balance,
       coalesce(sum(amount_minor) filter (where account = 'provider-clearing'), 0)::int as held
     from ledger_transaction join ledger_entry using (transaction_id) where attempt_id = $1`,
    [attemptId],
  );
  assert.deepEqual(books, [{ balance: 0, held: capturedMinor - refundedMinor }]);
}
