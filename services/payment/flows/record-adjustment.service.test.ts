import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { auditPayment } from '../store/audit.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, query, withProvider } from '../testing.ts';

const staffId = '0198a000-0000-7000-8000-000000000001';
const staff: Asking = {
  subject: {
    kind: 'staff',
    staffId,
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['payments.read', 'payments.write'],
  },
};

const aCredit = (changes: Partial<InputTo<'payment', 'recordAdjustment'>> = {}) => ({
  reference: 'books C536379/1',
  account: 'adjustment' as const,
  amount: { amountMinor: -2750, currency: 'GBP' as const },
  reason: 'Discount',
  at: '2010-12-01T09:41:00.000Z',
  ...changes,
});

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fakeProvider()));
});
after(async () => {
  assert.deepEqual(await auditPayment(room.db), []);
  await room.close();
});

const entries = () =>
  query(
    room,
    `select reference, entry.account, entry.amount_minor as "amountMinor", entry.currency, why
     from adjustment join ledger_transaction using (adjustment_id) join ledger_entry entry using (transaction_id)
     order by reference, entry.account`,
  );

describe('adjustments', () => {
  let known = 0;
  beforeEach(async () => {
    known = (await entries()).length;
  });

  test('a credit owes the buyer, a charge is owed: posted with who, when and why, and announced', async () => {
    room.statements.length = 0;
    const credit = accepted(await room.ask('recordAdjustment', aCredit(), staff));
    assert.equal(credit.isNew, true);
    assert.deepEqual(room.statements, ['payment.adjustment.insert', 'runtime.events.append']);
    const fee = aCredit({
      reference: 'books C1/1',
      account: 'fee',
      amount: { amountMinor: 1500, currency: 'CNY' },
    });
    accepted(await room.ask('recordAdjustment', fee, staff));
    assert.deepEqual(await entries(), [
      { reference: 'books C1/1', account: 'fee', amountMinor: -1500, currency: 'CNY', why: 'adjustment' },
      {
        reference: 'books C1/1',
        account: 'receivable',
        amountMinor: 1500,
        currency: 'CNY',
        why: 'adjustment',
      },
      {
        reference: 'books C536379/1',
        account: 'adjustment',
        amountMinor: 2750,
        currency: 'GBP',
        why: 'adjustment',
      },
      {
        reference: 'books C536379/1',
        account: 'receivable',
        amountMinor: -2750,
        currency: 'GBP',
        why: 'adjustment',
      },
    ]);
    const [row] = await query(
      room,
      `select actor_kind, actor_id, reason, to_char(adjusted_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at
       from adjustment where reference = $1`,
      ['books C536379/1'],
    );
    assert.deepEqual(row, {
      actor_kind: 'staff',
      actor_id: staffId,
      reason: 'Discount',
      at: '2010-12-01 09:41',
    });
    const [announced] = await room.announced();
    assert.deepEqual(announced, {
      name: 'payment.adjusted',
      key: credit.adjustmentId,
      version: 1,
      payload: {
        adjustmentId: credit.adjustmentId,
        account: 'adjustment',
        amount: { amountMinor: -2750, currency: 'GBP' },
        at: '2010-12-01T09:41:00.000Z',
      },
    });
  });

  test('a repeat finds the same adjustment, also when twenty come at once; another of the reference is refused', async () => {
    const input = aCredit({ reference: 'books C2/1' });
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => room.ask('recordAdjustment', input, staff)),
    );
    const answers = asked.map(accepted);
    assert.equal(answers.filter(({ isNew }) => isNew).length, 1);
    assert.equal(new Set(answers.map(({ adjustmentId }) => adjustmentId)).size, 1);
    const others = [
      { amount: { amountMinor: -2751, currency: 'GBP' as const } },
      { amount: { amountMinor: -2750, currency: 'CNY' as const } },
      { account: 'fee' as const },
      { reason: 'Another' },
      { at: '2010-12-02T09:41:00.000Z' },
    ];
    for (const other of others) {
      const refused = await room.ask('recordAdjustment', { ...input, ...other }, staff);
      assert.ok('refusal' in refused);
      assert.equal(refused.refusal, 'already-exists');
      assert.equal(refused.path, '/reference');
    }
    assert.equal((await entries()).length, known + 2);
  });

  test('an adjustment by nothing, and one by somebody who may only read, are refused and change nothing', async () => {
    const nothing = await room.ask(
      'recordAdjustment',
      aCredit({ reference: 'books C3/1', amount: { amountMinor: 0, currency: 'GBP' } }),
      staff,
    );
    assert.ok('refusal' in nothing);
    assert.equal(nothing.refusal, 'value-invalid');
    const reader: Asking = {
      subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['payments.read'] },
    };
    const refused = await room.ask('recordAdjustment', aCredit({ reference: 'books C3/1' }), reader);
    assert.ok('refusal' in refused);
    assert.equal(refused.refusal, 'not-allowed');
    assert.equal((await entries()).length, known);
  });

  test('an adjustment beyond what a line of an order may come to is refused, so that sums can be told', async () => {
    for (const amountMinor of [1_000_000_000_001, -1_000_000_000_001]) {
      const amount = { amountMinor, currency: 'GBP' as const };
      const refused = await room.ask('recordAdjustment', aCredit({ reference: 'too much', amount }), staff);
      assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], [
        'invalid-input',
        '/amount/amountMinor',
      ]);
    }
    assert.equal((await entries()).length, known);
  });

  test('what was written down can be neither changed nor deleted', async () => {
    for (const sql of ['update adjustment set amount_minor = 1', 'delete from adjustment']) {
      await assert.rejects(query(room, sql), /the database refused: ledger-is-append-only/, sql);
    }
  });

  test('the sums of the ledger are of the references that begin with these letters only', async () => {
    for (const [reference, amountMinor] of [
      ['sums 1/1', -100],
      ['sums 1/2', -30],
      ['sumsy 1/1', -7],
      ['sum', -1],
    ] as const) {
      const input = aCredit({ reference, amount: { amountMinor, currency: 'GBP' } });
      accepted(await room.ask('recordAdjustment', input, staff));
    }
    const answer = accepted(await room.ask('sumLedger', { reference: 'sums ' }, staff));
    const why = 'adjustment';
    assert.deepEqual(answer.sums, [
      { account: 'adjustment', why, currency: 'GBP', entries: 2, amountMinor: 130 },
      { account: 'receivable', why, currency: 'GBP', entries: 2, amountMinor: -130 },
    ]);
  });
});
