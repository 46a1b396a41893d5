import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
import { paymentService } from '../../service.ts';
import {
  accepted,
  anAttempt,
  auditADayLater,
  financeStaff,
  order,
  query,
  sleepUntilClosed,
  withProvider,
} from '../../testing.ts';

let room: TestRoom<'payment'>;
let dying = '';
before(async () => {
  const killPoint = (name: string) => {
    if (name === dying) throw new Error(`killed at ${name}`);
  };
  room = await openTestRoom(withProvider(paymentService, fakeProvider()), { killPoint });
});
after(async () => {
  const findings = await auditADayLater(room);
  await room.close();
  assert.deepEqual(findings, []);
});

const today = () => new Date().toISOString().slice(0, 10);
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const parts = { shippingMinor: 1000, feesMinor: 0, taxMinor: 1667 };
const paid = (orderId: string, changes: Partial<EventPayload<'order.paid'>> = {}) => ({
  name: 'order.paid' as const,
  key: orderId,
  version: 2,
  payload: {
    orderId,
    customerId: null,
    locale: 'en-gb' as const,
    total: gbp(10_000),
    paidAt: today(),
    lines: [],
    parts,
    ...changes,
  },
});
const cancelled = (orderId: string, wasPaid: boolean) => ({
  name: 'order.cancelled' as const,
  key: orderId,
  version: 3,
  payload: { orderId, wasPaid, total: gbp(10_000), paidAt: null },
});

function gbp(amountMinor: number) {
  return { amountMinor, currency: 'GBP' as const };
}

async function balances(from = today(), to = today()) {
  const { balances: rows } = accepted(await room.ask('listBalances', { from, to }, financeStaff));
  return Object.fromEntries(
    rows.map((row) => [
      [row.account, row.provider ?? '', row.currency].join(' ').replaceAll('  ', ' '),
      [row.openingMinor, row.debitMinor, row.creditMinor, row.closingMinor],
    ]),
  );
}

const afterTheDay = {
  'provider-clearing fake GBP': [0, 20_000, 10_000, 10_000],
  'receivable GBP': [0, 30_000, 30_000, 0],
  'refund GBP': [0, 8333, 0, 8333],
  'sales GBP': [0, 0, 14_666, -14_666],
  'shipping GBP': [0, 0, 2000, -2000],
  'tax GBP': [0, 1667, 3334, -1667],
};

test('a sale that was paid, and one that was undone, are in the books once, by account', async () => {
  const [kept, undone] = [anAttempt(), anAttempt()];
  for (const attempt of [kept, undone]) accepted(await room.ask('pay', attempt, order));
  const { attemptId, amount, orderId } = undone;
  for (let times = 0; times < 2; times += 1) {
    await room.hear(paid(kept.orderId));
    await room.hear(paid(orderId));
    await room.hear(cancelled(orderId, true));
    await room.hear(cancelled(uuidv7(), false));
  }
  const wish = { refundId: uuidv7(), attemptId, amount, reason: 'cancelled' };
  accepted(await room.ask('refund', wish, order));
  assert.deepEqual(await balances(), afterTheDay);
});

test('a sale of nothing is not booked', async () => {
  await room.hear(paid(uuidv7(), { total: gbp(0), parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 0 } }));
  assert.deepEqual(await balances(), afterTheDay);
});

test('each day is summed once it is over, and the report is the same before and after', async () => {
  await room.run('close-days');
  assert.deepEqual(
    await query(room, 'select * from ledger_day'),
    [],
    'a day is not closed before it is over',
  );
  const days = await sleepUntilClosed(room);
  const open = await balances(daysFromNow(-days), today());
  assert.deepEqual(open, afterTheDay);
  dying = 'payment.close-days.after';
  await assert.rejects(room.run('close-days'), /killed at/);
  dying = 'payment.close-days.before';
  await assert.rejects(room.run('close-days'), /killed at/);
  dying = '';
  await Promise.all(Array.from({ length: 20 }, () => room.run('close-days')));
  assert.equal((await query(room, 'select * from ledger_day')).length, 6);
  assert.deepEqual(await balances(daysFromNow(-days), today()), afterTheDay);
  accepted(await room.ask('pay', anAttempt({ amount: { amountMinor: 700, currency: 'JPY' } }), order));
  const later = await balances();
  assert.deepEqual(later['receivable JPY'], [0, 0, 700, -700]);
  assert.deepEqual(later['sales GBP'], [-14_666, 0, 0, -14_666]);
  assert.equal((await balances(daysFromNow(-9), daysFromNow(-1 - days)))['sales GBP'], undefined);
});

test('comes in pages of one statement each, and every currency balances', async () => {
  const rows: { currency: string; closingMinor: number }[] = [];
  room.statements.length = 0;
  let cursor: string | undefined;
  do {
    const more = cursor === undefined ? {} : { cursor };
    const range = { from: daysFromNow(-9), to: today(), limit: 3 };
    const page = accepted(await room.ask('listBalances', { ...range, ...more }, financeStaff));
    assert.ok(page.balances.length <= 3);
    rows.push(...page.balances);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    room.statements,
    Array.from({ length: 3 }, () => 'payment.ledger-day.balances'),
  );
  assert.equal(rows.length, 8);
  for (const currency of ['GBP', 'JPY']) {
    const closing = rows.filter((row) => row.currency === currency);
    assert.equal(
      closing.reduce((sum, { closingMinor }) => sum + closingMinor, 0),
      0,
    );
  }
});

test('a credit note is booked once, and its tax is owed no longer', async () => {
  const orderId = uuidv7();
  const before = await balances();
  await room.hear(paid(orderId));
  const note = {
    orderId,
    refundId: uuidv7(),
    refundedAt: today(),
    paidAt: today(),
    total: gbp(1200),
    parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 200, goodwillMinor: 0 },
    lines: [],
  };
  const event = { name: 'order.refunded' as const, key: orderId, version: 3, payload: note };
  await room.hear(event);
  await room.hear(event);
  const between = await balances();
  const change = (account: string) => (between[account]?.[3] ?? 0) - (before[account]?.[3] ?? 0);
  assert.deepEqual(['refund GBP', 'tax GBP', 'receivable GBP', 'sales GBP'].map(change), [
    1000,
    200 - 1667,
    10_000 - 1200,
    -7333,
  ]);
  // What is left is undone: the tax of the rest.
  await room.hear({
    ...cancelled(orderId, true),
    payload: { ...cancelled(orderId, true).payload, total: gbp(8800) },
  });
  const after = await balances();
  assert.equal(after['receivable GBP']?.[3], before['receivable GBP']?.[3]);
  assert.equal(after['tax GBP']?.[3], before['tax GBP']?.[3]);
});

test('what is no range, no cursor and nobody’s business is refused', async () => {
  const range = { from: today(), to: today() };
  for (const [input, asking, code] of [
    [{ from: today(), to: daysFromNow(-1) }, financeStaff, 'invalid-input'],
    [{ from: '2026-02-30', to: '2026-03-01' }, financeStaff, 'invalid-input'],
    [{ ...range, cursor: 'sales' }, financeStaff, 'invalid-input'],
    [range, {}, 'sign-in-required'],
  ] as const) {
    const answer = await room.ask('listBalances', input, asking);
    assert.ok('refusal' in answer);
    assert.equal(answer.refusal, code);
  }
});
