import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, auditADayLater, financeStaff, order, withProvider } from '../testing.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fakeProvider()));
});
after(async () => {
  const findings = await auditADayLater(room);
  await room.close();
  assert.deepEqual(findings, []);
});

const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const at = '2010-12-01T08:26:00.000Z';

/** An order of £18.00, postage of £6.00 in it, that was paid by hand; £3.00 of it were given back. */
async function anOrder(reference: string) {
  const [attemptId, orderId, refundId] = [uuidv7(), uuidv7(), uuidv7()];
  const payment = { attemptId, orderId, orderNumber: '16JDA-0000F', amount: gbp(1800), receivedAt: at };
  accepted(
    await room.ask('recordManualPayments', { payments: [{ ...payment, method: 'other', reference }] }, order),
  );
  await room.hear({
    name: 'order.paid',
    key: orderId,
    version: 2,
    payload: {
      orderId,
      attemptId,
      customerId: null,
      locale: 'en-gb',
      total: gbp(1800),
      paidAt: at,
      parts: { shippingMinor: 0, feesMinor: 500, taxMinor: 300 },
      lines: [],
    },
  });
  await room.hear({
    name: 'order.refunded',
    key: orderId,
    version: 3,
    payload: {
      orderId,
      refundId,
      refundedAt: at,
      paidAt: at,
      total: gbp(300),
      parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 50, goodwillMinor: 0 },
      lines: [],
    },
  });
  accepted(await room.ask('refund', { refundId, attemptId, amount: gbp(300), reason: 'a return' }, order));
}

test('money by hand and what is booked for its orders are summed by account and cause, of these references only', async () => {
  for (const reference of ['sums 1', 'sums 2', 'sumsy 1', 'sum']) await anOrder(reference);
  room.statements.length = 0;
  const { sums } = accepted(await room.ask('sumLedger', { reference: 'sums ' }, financeStaff));
  assert.deepEqual(room.statements, ['payment.ledger.sum']);
  assert.deepEqual(
    sums.map(({ account, why, currency, entries, amountMinor }) => [
      `${account} ${why}`,
      currency,
      entries,
      amountMinor,
    ]),
    [
      ['fee sale', 'GBP', 2, -1000],
      ['provider-clearing capture', 'GBP', 2, 3600],
      ['provider-clearing refund', 'GBP', 2, -600],
      ['receivable capture', 'GBP', 2, -3600],
      ['receivable credit-note', 'GBP', 2, -600],
      ['receivable refund', 'GBP', 2, 600],
      ['receivable sale', 'GBP', 2, 3600],
      ['refund credit-note', 'GBP', 2, 500],
      ['sales sale', 'GBP', 2, -2000],
      ['tax credit-note', 'GBP', 2, 100],
      ['tax sale', 'GBP', 2, -600],
    ],
  );
});
