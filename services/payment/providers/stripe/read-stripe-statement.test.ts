import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signOf } from '../../domain/reconciliation/statement-line.ts';
import { readStripeLines } from './read-stripe-statement.ts';

const shared = { id: 'txn_1', currency: 'gbp', created: 1_795_000_000 };

test('each movement is a line of its kind, with its fee and its payment', () => {
  for (const [category, amount, fee, kind, amountMinor] of [
    ['charge', 1000, 35, 'capture', 1000],
    ['refund', -300, 0, 'refund', 300],
    ['refund_failure', 300, 0, 'refund', -300],
    ['charge_failure', -1000, 0, 'capture', -1000],
    ['dispute', -400, 1500, 'dispute', 400],
    ['dispute_reversal', 400, 0, 'dispute-reversal', 400],
  ] as const) {
    assert.deepEqual(
      readStripeLines({ ...shared, amount, fee, reporting_category: category }, 'attempt 1'),
      [
        {
          lineId: 'txn_1',
          kind,
          movement: 'txn_1',
          paymentReference: 'attempt 1',
          amountMinor,
          feeMinor: fee,
          expectedFeeMinor: fee,
          currency: 'GBP',
          settledAt: '2026-11-18T11:06:40.000Z',
        },
      ],
      category,
    );
  }
});

test('payouts and fees are of no payment, and what fits nothing is a stranger’s', () => {
  for (const [category, amount, kind, amountMinor] of [
    ['payout', -9000, 'payout', 9000],
    ['payout_reversal', 9000, 'payout', -9000],
    ['fee', -70, 'fee', 70],
    ['tax', -7, 'fee', 7],
    ['reserved_funds', -500, 'capture', -500],
  ] as const) {
    const lines = readStripeLines({ ...shared, amount, fee: 0, reporting_category: category }, 'attempt 1');
    const told = lines.map((line) => [line.kind, line.amountMinor, line.paymentReference]);
    assert.deepEqual(told, [[kind, amountMinor, null]], category);
  }
});

test('whatever it is, its lines make of the balance what it did', () => {
  const categories = [
    'charge',
    'refund',
    'refund_failure',
    'dispute',
    'payout',
    'topup',
    'fee',
    'of_tomorrow',
  ];
  const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(fc.constantFrom(...categories), amounts, amounts, (category, amount, fee) => {
      const lines = readStripeLines({ ...shared, amount, fee, reporting_category: category }, null);
      const net = lines.reduce((sum, line) => sum + signOf(line.kind) * line.amountMinor - line.feeMinor, 0);
      assert.equal(net, amount - fee);
      assert.ok(lines.every(({ feeMinor }) => feeMinor >= 0));
      assert.equal(new Set(lines.map(({ lineId }) => lineId)).size, lines.length);
    }),
  );
});
