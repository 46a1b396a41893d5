import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { isRefusal } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider, type Mishap } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, auditADayLater, deliver, order, query, withProvider } from '../testing.ts';

const amountMinor = 10_000;

type Action =
  | { do: 'void' | 'cancel' | 'settle' | 'resend' }
  | { do: 'capture' | 'refund'; minor: number }
  | { do: 'lose'; how: Mishap }
  | { do: 'hear'; which: number };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('capture' as const), minor: fc.integer({ min: 1, max: 6000 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('refund' as const), minor: fc.integer({ min: 1, max: 4000 }) }),
  },
  { weight: 3, arbitrary: fc.constantFrom('settle', 'resend').map((what) => ({ do: what })) },
  { weight: 1, arbitrary: fc.constantFrom('void', 'cancel').map((what) => ({ do: what })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Mishap>('lost', 'lost-after').map((how) => ({ do: 'lose' as const, how })),
  },
  { weight: 2, arbitrary: fc.nat(20).map((which) => ({ do: 'hear' as const, which })) },
);

describe('any story of money that is held', () => {
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

  const stories = fc.array(action, { minLength: 3, maxLength: 20, size: 'max' });

  test('captures stay within what was authorised, and captured less refunded is what is due', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (actions) => {
        const story = newStory();
        for (const each of actions) await act(story, each);
        await check(story);
      }),
      { numRuns: 150 },
    );
  });

  test('and the same told by many at once', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (actions) => {
        const story = newStory();
        await Promise.all(actions.map((each) => act(story, each)));
        await check(story);
      }),
      { numRuns: 80 },
    );
  });

  type Story = ReturnType<typeof newStory>;

  function newStory() {
    fake.events.length = 0;
    const attempt = anAttempt();
    const begun = room.ask('authorise', attempt, order).then(accepted);
    return {
      attempt,
      begun,
      captures: new Map<string, number>(),
      refunds: new Map<string, number>(),
      isOver: false,
    };
  }

  async function act(story: Story, each: Action): Promise<void> {
    await story.begun;
    const { attemptId } = story.attempt;
    const id = uuidv7();
    const amount = (minor: number) => ({ amountMinor: minor, currency: 'GBP' as const });
    if (each.do === 'capture') {
      const wish = { captureId: id, attemptId, amount: amount(each.minor) };
      if (!isRefusal(await room.ask('capture', wish, order))) story.captures.set(id, each.minor);
    } else if (each.do === 'refund') {
      const wish = { refundId: id, attemptId, amount: amount(each.minor), reason: 'a return' };
      if (!isRefusal(await room.ask('refund', wish, order))) story.refunds.set(id, each.minor);
    } else if (each.do === 'void') {
      accepted(await room.ask('void', { attemptId, reason: 'sent' }, order));
    } else if (each.do === 'cancel') {
      story.isOver = true;
      accepted(await room.ask('cancelPayment', { attemptId, reason: 'cancelled' }, order));
    } else if (each.do === 'lose') fake.mishaps.push(each.how);
    else if (each.do === 'hear') await hear(each.which);
    else await look(each.do === 'settle' ? ['settle-open'] : ['resend-captures', 'resend-refunds']);
  }

  async function hear(which: number) {
    const event = fake.events[which % Math.max(fake.events.length, 1)];
    if (event) await deliver(room, event);
  }

  async function look(jobs: string[]) {
    for (const table of ['attempt', 'capture', 'refund']) {
      await query(room, `update ${table} set look_at = now() where look_at > now()`);
    }
    for (const job of jobs) await room.run(job);
  }

  async function check({ attempt, captures, refunds, isOver }: Story) {
    const { attemptId } = attempt;
    fake.mishaps.length = 0;
    for (let times = 0; times < 4; times += 1) {
      await look(['settle-open', 'resend-captures', 'resend-refunds']);
    }
    for (const event of fake.events) await deliver(room, event);
    const made = fake.payments.get(attemptId);
    assert.ok(made);
    const [row] = await query(
      room,
      `select captured_minor::int as captured, refunded_minor::int as refunded, voided_minor::int as voided, is_released as "isReleased"
       from attempt where attempt_id = $1`,
      [attemptId],
    );
    assert.deepEqual(
      [row?.['captured'], row?.['refunded'], row?.['voided']],
      [made.capturedMinor, made.refundedMinor, made.voidedMinor],
    );
    assert.ok(made.capturedMinor + made.voidedMinor <= amountMinor);
    if (isOver) {
      assert.deepEqual(
        [made.capturedMinor - made.refundedMinor, made.capturedMinor + made.voidedMinor],
        [0, amountMinor],
      );
    } else {
      assert.equal(made.capturedMinor, sum(captures));
      assert.equal(made.refundedMinor, sum(refunds));
      if (row?.['isReleased'] === true) assert.equal(made.capturedMinor + made.voidedMinor, amountMinor);
    }
    const pending = await query(room, `select 1 from capture where attempt_id = $1 and state = 'pending'`, [
      attemptId,
    ]);
    assert.deepEqual(pending, []);
    assert.deepEqual(await paymentService.audit(room.db), []);
  }
});

function sum(amounts: Map<string, number>): number {
  return [...amounts.values()].reduce((total, minor) => total + minor, 0);
}
