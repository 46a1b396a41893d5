import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, financeStaff, order, query, withProvider } from '../testing.ts';
import { postMovement } from './ledger.ts';

const paid = anAttempt();
const { attemptId, orderId } = paid;

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fakeProvider()));
  accepted(await room.ask('pay', paid, order));
});
after(() => room.close());

const ledger = () =>
  query(room, 'select * from ledger_transaction join ledger_entry using (transaction_id) order by account');

test('what is posted can be neither changed, nor deleted, nor emptied', async () => {
  const before = await ledger();
  assert.equal(before.length, 2);
  for (const sql of [
    'update ledger_entry set amount_minor = amount_minor * 2',
    'delete from ledger_entry',
    'truncate ledger_entry',
    `update ledger_transaction set why = 'refund'`,
    'delete from ledger_transaction',
    'truncate ledger_transaction cascade',
  ]) {
    await assert.rejects(query(room, sql), /the database refused: ledger-is-append-only/, sql);
  }
  assert.deepEqual(await ledger(), before);
});

test('a transaction balances in each currency, or is not written', async () => {
  const before = await ledger();
  const post = (entries: string) =>
    query(
      room,
      `with posted as (insert into ledger_transaction (transaction_id, attempt_id, why, total_minor)
         values ($1, $2, 'capture', 20000) returning transaction_id)
       insert into ledger_entry (transaction_id, account, currency, amount_minor)
       select transaction_id, entry.* from posted, (values ${entries}) as entry`,
      [uuidv7(), attemptId],
    );
  const refused = /the database refused: ledger-not-balanced/;
  await assert.rejects(post(`('receivable', 'GBP', -5)`), refused);
  await assert.rejects(post(`('receivable', 'GBP', -5), ('provider-clearing', 'GBP', 6)`), refused);
  await assert.rejects(post(`('receivable', 'GBP', -5), ('provider-clearing', 'CNY', 5)`), refused);
  await assert.rejects(post(`('savings', 'GBP', -5), ('provider-clearing', 'GBP', 5)`), /account_known/);
  await assert.rejects(post(`('receivable', 'GBP', 0)`), /amount_minor_check/);
  const nothing = `insert into ledger_transaction values ($1, $2, 'capture', 20000)`;
  await assert.rejects(query(room, nothing, [uuidv7(), attemptId]), /refused: ledger-without-entries/);
  assert.deepEqual(await ledger(), before);
});

test('the same money is not posted twice', async () => {
  const flown = await room.db.tryFlight([
    postMovement(uuidv7(), attemptId, 'capture', 10_000, 10_000, 'GBP'),
  ]);
  assert.deepEqual(flown, { isRefused: true, refusedBy: 'ledger_transaction_once' });
});

test('sums beyond what a number of 32 bits holds are posted exactly', async () => {
  const amountMinor = Number.MAX_SAFE_INTEGER;
  const large = anAttempt({ amount: { amountMinor, currency: 'JPY' } });
  accepted(await room.ask('pay', large, order));
  const shown = accepted(await room.ask('listPayments', { orderId: large.orderId }, financeStaff));
  assert.deepEqual(
    shown.entries.map(({ amount }) => amount),
    [
      { amountMinor, currency: 'JPY' },
      { amountMinor: -amountMinor, currency: 'JPY' },
    ],
  );
});

test('staff see attempts, refunds and entries of one order; nobody else does', async () => {
  const shown = accepted(await room.ask('listPayments', { orderId }, financeStaff));
  assert.deepEqual(
    shown.attempts.map(({ createdAt: _createdAt, ...attempt }) => attempt),
    [
      {
        attemptId,
        provider: 'fake',
        method: 'card',
        state: 'captured',
        amount: paid.amount,
        capturedMinor: 10_000,
        refundedMinor: 0,
      },
    ],
  );
  assert.deepEqual(shown.refunds, []);
  assert.deepEqual(
    shown.entries.map(({ at: _at, ...entry }) => entry),
    [
      { account: 'provider-clearing', amount: { amountMinor: 10_000, currency: 'GBP' }, why: 'capture' },
      { account: 'receivable', amount: { amountMinor: -10_000, currency: 'GBP' }, why: 'capture' },
    ],
  );
  const none = accepted(await room.ask('listPayments', { orderId: uuidv7() }, financeStaff));
  assert.deepEqual(none, { attempts: [], refunds: [], entries: [] });
  const asBuyer = await room.ask('listPayments', { orderId });
  assert.ok('refusal' in asBuyer);
  assert.equal(asBuyer.refusal, 'sign-in-required');
});
