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

describe('staff', () => {
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

  async function disputed(changes: { answerBy?: string } = {}) {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    accepted(await room.ask('pay', attempt, order));
    fake.dispute(attemptId, { amountMinor: 4000, ...changes });
    const event = fake.events.at(-1);
    assert.ok(event);
    accepted(await deliver(room, event));
    const [row] = await query(room, 'select dispute_id from dispute where attempt_id = $1', [attemptId]);
    fake.calls.length = 0;
    return { attemptId, disputeId: row?.['dispute_id'] as string };
  }

  const say = (disputeId: string, note: string) =>
    room.ask('answerDispute', { disputeId, note }, financeStaff);
  const accept = (disputeId: string) => room.ask('acceptDispute', { disputeId }, financeStaff);
  const stored = async (disputeId: string) =>
    (
      await query(room, 'select state, note, is_accepted, answer_state from dispute where dispute_id = $1', [
        disputeId,
      ])
    )[0];
  const wordsOn = async (disputeId: string) =>
    (
      await query(room, 'select word, actor_id from dispute_action where dispute_id = $1 order by acted_at', [
        disputeId,
      ])
    ).map(({ word, actor_id }) => [word, actor_id]);

  async function comeBack() {
    await query(room, 'update dispute set look_at = now()');
    await room.run('settle-disputes');
  }

  const me = '0198a000-0000-7000-8000-000000000001';

  test('answer a dispute: written down, sent once, and sent again where it was not heard', async () => {
    const { attemptId, disputeId } = await disputed();
    fake.mishaps.push('lost');
    assert.equal(accepted(await say(disputeId, 'It was delivered.')).answerState, 'pending');
    assert.equal(fake.notes.size, 0);
    await comeBack();
    assert.equal(fake.notes.get(attemptId), 'It was delivered.');
    fake.calls.length = 0;
    assert.equal(accepted(await say(disputeId, 'It was delivered.')).answerState, 'sent');
    assert.deepEqual(fake.calls, []);
    assert.equal(accepted(await say(disputeId, 'It was signed for.')).answerState, 'sent');
    assert.equal(fake.notes.get(attemptId), 'It was signed for.');
    assert.deepEqual(await wordsOn(disputeId), [
      ['note', me],
      ['note', me],
    ]);
  });

  test('are told when the provider refuses an answer', async () => {
    const { disputeId } = await disputed();
    fake.mishaps.push('refused');
    assert.equal(accepted(await say(disputeId, 'It was delivered.')).answerState, 'refused');
    fake.calls.length = 0;
    await query(room, 'update dispute set look_at = now() where dispute_id = $1', [disputeId]);
    await room.run('settle-disputes');
    assert.deepEqual(
      fake.calls.filter((call) => call === 'answerDispute'),
      [],
    );
  });

  test('accept a dispute once, twenty at once: it is lost, and nothing is said any more', async () => {
    const { attemptId, disputeId } = await disputed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(disputeId)));
    for (const answer of answers) assert.equal(accepted(answer).isAccepted, true);
    const { state, answerState, endedAt } = accepted(await accept(disputeId));
    assert.deepEqual([state, answerState, endedAt === null], ['lost', 'sent', false]);
    assert.deepEqual(await wordsOn(disputeId), [['acceptance', me]]);
    assert.equal(fake.payments.get(attemptId)?.disputes[0]?.state, 'lost');
    const late = await say(disputeId, 'It was delivered after all.');
    assert.ok(isRefusal(late) && late.refusal === 'value-invalid');
    assert.equal((await stored(disputeId))?.['note'], null);
  });

  test('an acceptance that was not heard is sent again, and was one', async () => {
    const { attemptId, disputeId } = await disputed();
    fake.mishaps.push('lost-after');
    assert.equal(accepted(await accept(disputeId)).state, 'opened');
    const late = await say(disputeId, 'Wait.');
    assert.ok(isRefusal(late) && late.refusal === 'value-invalid');
    await comeBack();
    const expected = { state: 'lost', note: null, is_accepted: true, answer_state: 'sent' };
    assert.deepEqual(await stored(disputeId), expected);
    assert.equal(fake.payments.get(attemptId)?.version, 3);
  });

  test('say nothing after the deadline, after the end, or of what nobody knows', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const overdue = await disputed({ answerBy: yesterday });
    const ended = await disputed();
    fake.dispute(ended.attemptId, { amountMinor: 4000, state: 'won' });
    await comeBack();
    for (const { disputeId } of [overdue, ended]) {
      for (const refused of [await say(disputeId, 'Too late.'), await accept(disputeId)]) {
        assert.ok(isRefusal(refused) && refused.refusal === 'value-invalid');
      }
      const { note, is_accepted } = (await stored(disputeId)) ?? {};
      assert.deepEqual([note, is_accepted], [null, false]);
      assert.deepEqual(await wordsOn(disputeId), []);
    }
    for (const refused of [await say(uuidv7(), 'Hm.'), await accept(uuidv7())]) {
      assert.ok(isRefusal(refused) && refused.refusal === 'not-found');
    }
  });

  test('only staff who may write payments do so', async () => {
    const { disputeId } = await disputed();
    const subject = {
      ...financeStaff.subject,
      permissions: ['payments.read'],
    } as typeof financeStaff.subject;
    const asking = subject ? { subject } : {};
    const refusalOf = (answer: unknown) => (isRefusal(answer) ? answer.refusal : 'done');
    assert.deepEqual(
      [
        refusalOf(await room.ask('answerDispute', { disputeId, note: 'Hm.' }, asking)),
        refusalOf(await room.ask('acceptDispute', { disputeId }, asking)),
        refusalOf(await room.ask('acceptDispute', { disputeId }, {})),
      ],
      ['not-allowed', 'not-allowed', 'sign-in-required'],
    );
    assert.deepEqual(fake.calls, []);
  });

  test('an open dispute is asked after once an hour: the word of its end may have been lost', async () => {
    const { attemptId, disputeId } = await disputed();
    fake.dispute(attemptId, { amountMinor: 4000, state: 'lost' });
    await room.run('settle-disputes');
    assert.equal((await stored(disputeId))?.['state'], 'opened');
    const [due] = await query(
      room,
      `select look_at > now() + interval '59 minutes' as later from dispute where dispute_id = $1`,
      [disputeId],
    );
    assert.deepEqual(due, { later: true });
    await comeBack();
    assert.equal((await stored(disputeId))?.['state'], 'lost');
  });
});
