import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDaily } from '#contracts/breaches.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, order, query, withProvider } from '../testing.ts';
import { auditPayment, auditSomePayments } from './audit.ts';

const paid = anAttempt();
const { attemptId, orderId } = paid;
const refundId = uuidv7();
const adjustmentId = uuidv7();
const fake = fakeProvider();

let room: TestRoom<'payment'>;
let captureId = '';
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fake));
  accepted(await room.ask('pay', paid, order));
  const amount = { amountMinor: 3000, currency: 'GBP' } as const;
  accepted(await room.ask('refund', { refundId, attemptId, amount, reason: 'a return' }, order));
  const [row] = await query(
    room,
    `select transaction_id as id from ledger_transaction where why = 'capture'`,
  );
  captureId = row?.['id'] as string;
});
after(() => room.close());

const unlock =
  'alter table ledger_entry disable trigger user; alter table ledger_transaction disable trigger user';
const anotherAttempt = `insert into attempt (attempt_id, order_id, order_number, provider, method, amount_minor, currency, state, captured_minor, updated_at)
  select gen_random_uuid(), order_id, order_number, provider, method, amount_minor, currency, state, captured_minor, now() - interval '2 minutes' from attempt`;
const late = `updated_at = now() - interval '61 seconds'`;
const failed = `update refund set state = 'failed', refused_code = 'no', refunded_when_refused_minor = 0`;

const planted: [rule: string, what: string, sql: string, id: () => string][] = [
  [
    'a ledger transaction balances in each currency',
    'another sum',
    `${unlock}; update ledger_entry set amount_minor = 9999 where amount_minor = 10000`,
    () => captureId,
  ],
  [
    'a ledger transaction balances in each currency',
    'another currency',
    `${unlock}; update ledger_entry set currency = 'CNY' where amount_minor = 10000`,
    () => captureId,
  ],
  [
    'what is undone of a sale undoes its discount, and no more',
    'a discount that was never booked is undone',
    `insert into ledger_transaction (transaction_id, why, source, order_id) values ('${adjustmentId}', 'credit-note', 'note', '${orderId}');
     insert into ledger_entry (transaction_id, account, currency, amount_minor)
     values ('${adjustmentId}', 'discount', 'GBP', -5), ('${adjustmentId}', 'refund', 'GBP', 5)`,
    () => orderId,
  ],
  [
    'what is undone of a sale undoes its discount, and no more',
    'a discount is left of a cancelled sale',
    `insert into ledger_transaction (transaction_id, why, source, order_id) values ('${adjustmentId}', 'cancellation', 'note', '${orderId}');
     insert into ledger_entry (transaction_id, account, currency, amount_minor)
     values ('${adjustmentId}', 'discount', 'GBP', 5), ('${adjustmentId}', 'refund', 'GBP', -5)`,
    () => orderId,
  ],
  [
    'a ledger transaction has entries',
    'entries gone',
    `${unlock}; delete from ledger_entry where transaction_id = '$capture'`,
    () => captureId,
  ],
  [
    'a closed day is the sum of its entries',
    'a day that was closed before its last entry',
    `update ledger_closed set before_day = (now() at time zone 'UTC')::date + 1; insert into ledger_day
     select (now() at time zone 'UTC')::date, 'provider-clearing', 'fake', 'GBP', 10000, 3000; insert into ledger_day
     select (now() at time zone 'UTC')::date, 'receivable', '', 'GBP', 3000, 9999`,
    () => `${new Date().toISOString().slice(0, 10)} receivable  GBP`,
  ],
  [
    'what was captured is in the ledger',
    'another capture',
    'update attempt set captured_minor = 9000',
    () => attemptId,
  ],
  [
    'what was captured is in the ledger',
    'another total',
    `${unlock}; update ledger_transaction set total_minor = 1 where why = 'capture'`,
    () => attemptId,
  ],
  [
    'what was refunded is in the ledger',
    'another refund',
    'update attempt set refunded_minor = 2999',
    () => attemptId,
  ],
  [
    'what was refunded is in the ledger',
    'posting gone',
    `${unlock}; delete from ledger_entry where transaction_id <> '$capture'; delete from ledger_transaction where why = 'refund'`,
    () => attemptId,
  ],
  [
    'money is posted in the currency of its attempt',
    'attempt in another currency',
    `update attempt set currency = 'CNY'`,
    () => attemptId,
  ],
  [
    'an adjustment is in the ledger',
    'nothing posted',
    `insert into adjustment values ('${adjustmentId}', 'nobody posted it', 'fee', -5, 'GBP', 'Bank charges', now(), 'staff', '${adjustmentId}')`,
    () => adjustmentId,
  ],
  [
    'an adjustment is in the ledger',
    'another sum posted',
    `insert into adjustment values ('${adjustmentId}', 'another sum', 'fee', -5, 'GBP', 'Bank charges', now(), 'staff', '${adjustmentId}');
     insert into ledger_transaction (transaction_id, adjustment_id, why, total_minor) values ('${adjustmentId}', '${adjustmentId}', 'adjustment', -5);
     insert into ledger_entry values ('${adjustmentId}', 'receivable', 'GBP', -6), ('${adjustmentId}', 'fee', 'GBP', 6)`,
    () => adjustmentId,
  ],
  [
    'only a captured attempt holds money',
    'voided with money',
    `update attempt set state = 'voided'`,
    () => attemptId,
  ],
  [
    'refunds asked for are within what was captured',
    'too much asked',
    `insert into refund (refund_id, attempt_id, amount_minor, state, reason) select gen_random_uuid(), attempt_id, 7001, 'pending', 'too much' from attempt`,
    () => attemptId,
  ],
  [
    'captures asked for are within what was held',
    'too much asked',
    `insert into capture (capture_id, attempt_id, amount_minor, state) select gen_random_uuid(), attempt_id, 10001, 'pending' from attempt`,
    () => attemptId,
  ],
  [
    'captures that succeeded are among what was captured',
    'more done than captured',
    `insert into capture (capture_id, attempt_id, amount_minor, state) select gen_random_uuid(), attempt_id, 9000, 'succeeded' from attempt;
     update attempt set captured_minor = 8999`,
    () => attemptId,
  ],
  [
    'what is held and not wanted is let go of',
    'held for nobody',
    `update attempt set is_held = true, is_released = true, captured_minor = 9000, updated_at = now() - interval '3 minutes'`,
    () => attemptId,
  ],
  [
    'a capture is sent',
    'pending for long',
    `insert into capture (capture_id, attempt_id, amount_minor, state, created_at)
     select refund_id, attempt_id, 1, 'pending', now() - interval '3 minutes' from refund`,
    () => refundId,
  ],
  [
    'refunds that succeeded are among what was refunded',
    'more done than refunded',
    'update refund set amount_minor = 3001',
    () => attemptId,
  ],
  [
    'an order is paid by one attempt',
    'two attempts paid',
    `${anotherAttempt}; update attempt set ${late}`,
    () => orderId,
  ],
  [
    'a cancelled attempt keeps no money',
    'money kept',
    `update attempt set is_cancelled = true, ${late}`,
    () => attemptId,
  ],
  [
    'a cancelled attempt is let go of',
    'waiting for the buyer',
    `update attempt set is_cancelled = true, state = 'pending', ${late}`,
    () => attemptId,
  ],
  [
    'an outcome becomes known',
    'not heard of',
    `update attempt set state = 'unknown', sent_at = now() - interval '3 minutes'`,
    () => attemptId,
  ],
  [
    'a refund is sent',
    'pending for long',
    `update refund set state = 'pending', created_at = now() - interval '3 minutes'`,
    () => refundId,
  ],
  [
    'a refused refund is made good',
    'refused',
    `${failed}; update attempt set refunded_minor = 2999`,
    () => refundId,
  ],
];

test('untouched books have no findings', async () => {
  assert.deepEqual(await auditPayment(room.db), []);
});

for (const [rule, what, sql, id] of planted) {
  test(`found: ${rule}: ${what}`, async () => {
    const findings = (await breakAndAudit(sql)).filter((finding) => finding.rule === rule);
    assert.deepEqual(new Set(findings.flatMap(({ ids }) => ids)), new Set([id()]));
  });
}

test('what changes ask of an order is what is found of it when all is counted anew, but for the rules of once a day', async () => {
  let counted: Awaited<ReturnType<typeof auditPayment>> = [];
  const both: typeof auditPayment = async (db) => {
    counted = await auditPayment(db);
    return auditSomePayments(db, [orderId]);
  };
  for (const [rule, what, sql] of planted) {
    const asked = await breakAndAudit(sql, both);
    assert.deepEqual(
      asked,
      counted.filter((finding) => !isDaily('payment', finding.rule)),
      `${rule}: ${what}`,
    );
    assert.equal(
      asked.some((finding) => finding.rule === rule),
      !isDaily('payment', rule),
      rule,
    );
  }
});

test('what has only just happened, or was made good since, is no finding', async () => {
  for (const sql of [
    anotherAttempt.replace(`interval '2 minutes'`, `interval '0'`),
    'update attempt set is_cancelled = true, updated_at = now()',
    `update attempt set state = 'unknown', sent_at = now()`,
    `update refund set state = 'pending', created_at = now()`,
    failed,
  ]) {
    const overdue = (await breakAndAudit(sql)).filter(({ rule }) => /^a[n ]/.test(rule));
    assert.deepEqual(overdue, [], sql);
  }
});

/** Breaks something inside a transaction that is undone, and gives what the audit found meanwhile. */
async function breakAndAudit(sql: string, audit = auditPayment) {
  const undo = new Error('undo');
  let findings: Awaited<ReturnType<typeof auditPayment>> = [];
  const work = room.db.transaction(async (transaction) => {
    for (const [index, text] of sql.replaceAll('$capture', captureId).split(';').entries()) {
      await transaction.rows({ name: `test.break-${index}-${sql.length}`, text, values: [] });
    }
    findings = await audit(transaction);
    throw undo;
  });
  await work.catch((error: Error) => {
    if (error.cause !== undo && error !== undo) throw error;
  });
  return findings;
}
