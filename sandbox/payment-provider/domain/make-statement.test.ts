import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captureFeeMinor } from './capture-fee.ts';
import { makeStatement } from './make-statement.ts';
import type { StatementEntry } from './payment.ts';

function anEntry(difference: Partial<StatementEntry>): StatementEntry {
  return {
    id: 'cap_1',
    type: 'capture',
    paymentId: 'pay_1',
    reference: 'order-1',
    amountMinor: 10_000,
    feeMinor: 160,
    currency: 'GBP',
    settledAt: '2026-11-20T12:00:00.000Z',
    ...difference,
  };
}

test('the fee is 1.4 % rounded half up, plus 20', () => {
  // By hand: 1.4 % of 10000 is 140; of 1234 is 17.276; of 250 is 3.5, which rounds up; of 1 is 0.014.
  assert.deepEqual([10_000, 1_234, 250, 1].map(captureFeeMinor), [160, 37, 24, 20]);
  // The largest amount: 1.4 % of 999999999999 is 13999999999.986.
  assert.equal(captureFeeMinor(999_999_999_999), 14_000_000_020);
});

test('each currency has its sums, and net is captured less refunded less fees', () => {
  const statement = makeStatement(
    '2026-11-20',
    [
      anEntry({}),
      anEntry({ id: 'cap_2', amountMinor: 250, feeMinor: 24 }),
      anEntry({ id: 'ref_1', type: 'refund', amountMinor: 4_000, feeMinor: 0 }),
      anEntry({ id: 'cap_3', currency: 'CNY', amountMinor: 1, feeMinor: 20 }),
    ],
    new Date('2026-11-21T00:00:00.000Z'),
    (paymentId) => `order of ${paymentId}`,
  );
  assert.deepEqual(statement.totals, [
    { currency: 'CNY', capturedMinor: 1, refundedMinor: 0, disputedMinor: 0, feesMinor: 20, netMinor: -19 },
    {
      currency: 'GBP',
      capturedMinor: 10_250,
      refundedMinor: 4_000,
      disputedMinor: 0,
      feesMinor: 184,
      netMinor: 6_066,
    },
  ]);
  assert.deepEqual(
    statement.entries.map(({ type, netMinor, paymentReference }) => [type, netMinor, paymentReference]),
    [
      ['capture', 9_840, 'order of pay_1'],
      ['capture', 226, 'order of pay_1'],
      ['refund', -4_000, 'order of pay_1'],
      ['capture', -19, 'order of pay_1'],
      // What is below zero is made good by the shop.
      ['payout', 19, null],
      ['payout', -6_066, null],
    ],
  );
  assert.equal(statement.isFinal, true);
});

test('a day is final when it is over in UTC', () => {
  const none = () => null;
  assert.equal(makeStatement('2026-11-20', [], new Date('2026-11-20T23:59:59.999Z'), none).isFinal, false);
  assert.equal(makeStatement('2026-11-20', [], new Date('2026-11-21T00:00:00.000Z'), none).isFinal, true);
});
