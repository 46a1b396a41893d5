import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider, type FakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, order, query, withProvider } from '../testing.ts';
import { unheardMost } from './within-budget.ts';

describe('a provider that is away', () => {
  const [fake, other] = [fakeProvider(), { ...fakeProvider(), name: 'other' }];
  let room: TestRoom<'payment'>;
  before(async () => {
    const definition = withProvider(paymentService, fake);
    const resources = { providers: { fake, other }, defaultProvider: 'fake' };
    room = await openTestRoom({ ...definition, open: () => Promise.resolve(resources) });
  });
  afterEach(async () => {
    for (const each of [fake, other]) each.calls.length = 0;
    assert.deepEqual(await paymentService.audit(room.db), []);
    await query(room, `update attempt set look_at = now() + interval '1 year'`);
  });
  after(() => room.close());

  const leave = (provider: FakeProvider) => {
    provider.calls.length = 0;
    provider.mishaps.push(...Array.from({ length: 10_000 }, () => 'lost' as const));
  };
  const comeBack = (provider: FakeProvider) => {
    provider.calls.length = 0;
    provider.mishaps.length = 0;
  };
  const lookNow = (table: string) =>
    query(
      room,
      `update ${table} set look_at = now() - interval '1 s' where look_at < now() + interval '1 day'`,
    );
  const paid = async () => {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    return attempt;
  };
  /** Payments that were made, and of which nothing was heard. */
  async function unheard(many: number): Promise<string[]> {
    const ids = [];
    for (let count = 0; count < many; count += 1) {
      fake.mishaps.push('lost-after');
      ids.push((await paid()).attemptId);
    }
    return ids;
  }
  const statesOf = async (attemptIds: string[]) => {
    const text =
      'select state, count(*)::int as n from attempt where attempt_id = any($1) group by state order by state';
    return Object.fromEntries((await query(room, text, [attemptIds])).map(({ state, n }) => [state, n]));
  };

  test('is asked so often in a pass and no more, however much waits, and all is caught up when it is back', async () => {
    const ids = await unheard(3 * unheardMost + 5);
    leave(fake);
    for (let pass = 1; pass <= 3; pass += 1) {
      await lookNow('attempt');
      await room.run('settle-open');
      assert.equal(fake.calls.length, pass * unheardMost);
    }
    assert.deepEqual(await statesOf(ids), { unknown: ids.length });
    comeBack(fake);
    await lookNow('attempt');
    await room.run('settle-open');
    assert.deepEqual(await statesOf(ids), { captured: ids.length });
    assert.equal(fake.calls.length, ids.length, 'each was asked for once');
  });

  test('leaves what it was not asked for where it was, so that the next pass begins with that', async () => {
    const ids = await unheard(unheardMost + 3);
    leave(fake);
    await lookNow('attempt');
    await room.run('settle-open');
    const text = 'select count(*)::int as n from attempt where attempt_id = any($1) and look_at <= now()';
    assert.deepEqual(await query(room, text, [ids]), [{ n: 3 }]);
    await room.run('settle-open');
    assert.deepEqual([fake.calls.length, await query(room, text, [ids])], [unheardMost + 3, [{ n: 0 }]]);
    comeBack(fake);
    await lookNow('attempt');
    await room.run('settle-open');
  });

  test('keeps those of another one not waiting', async () => {
    const ids = await unheard(2 * unheardMost);
    const [others, own] = [ids.slice(unheardMost + 1), ids.slice(0, unheardMost + 1)];
    await query(room, `update attempt set provider = 'other' where attempt_id = any($1)`, [others]);
    for (const id of others) {
      const payment = fake.payments.get(id);
      if (payment) other.payments.set(id, payment);
    }
    leave(fake);
    await lookNow('attempt');
    await room.run('settle-open');
    assert.deepEqual(
      [await statesOf(others), await statesOf(own)],
      [{ captured: others.length }, { unknown: own.length }],
    );
    comeBack(fake);
    await lookNow('attempt');
    await room.run('settle-open');
    assert.deepEqual(await statesOf(own), { captured: own.length });
  });

  test('is sent so many refunds in a pass, and each once when it is back', async () => {
    const refunds: string[] = [];
    for (let count = 0; count < 2 * unheardMost; count += 1) {
      const { attemptId } = await paid();
      fake.mishaps.push('lost');
      const amount = { amountMinor: 100, currency: 'GBP' as const };
      const refundId = uuidv7();
      accepted(await room.ask('refund', { refundId, attemptId, amount, reason: 'asked' }, order));
      refunds.push(refundId);
    }
    leave(fake);
    await lookNow('refund');
    await room.run('resend-refunds');
    assert.deepEqual(
      fake.calls,
      Array.from({ length: unheardMost }, () => 'refund'),
    );
    const due = `select count(*)::int as n from refund where state = 'pending' and look_at <= now()`;
    assert.deepEqual(await query(room, due), [{ n: unheardMost }], 'the others wait for the next pass');
    comeBack(fake);
    await lookNow('refund');
    await room.run('resend-refunds');
    const text = `select state, count(*)::int as n from refund where refund_id = any($1) group by state`;
    assert.deepEqual(await query(room, text, [refunds]), [{ state: 'succeeded', n: refunds.length }]);
  });
});
