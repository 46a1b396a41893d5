import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { paymentService } from '../../service.ts';
import { query } from '../../testing.ts';
import { auditPayment } from '../../store/audit.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(paymentService);
});
afterEach(async () => {
  assert.deepEqual(await auditPayment(room.db), []);
});
after(() => room.close());

const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const at = new Date().toISOString();
/** £36.00 of goods for £24.00, and £3.60 of delivery for half of it, with 20 % inside. */
const sold = (orderId: string, more: Partial<EventPayload<'order.paid'>['parts']> = {}) =>
  room.hear({
    name: 'order.paid',
    key: orderId,
    version: 2,
    payload: {
      orderId,
      customerId: null,
      locale: 'en-gb',
      total: gbp(2580),
      paidAt: at,
      lines: [],
      parts: {
        shippingMinor: 150,
        feesMinor: 0,
        taxMinor: 430,
        discountMinor: 1000,
        shippingDiscountMinor: 150,
        ...more,
      },
    },
  });
const credited = (orderId: string, refundId: string, discountMinor: number) =>
  room.hear({
    name: 'order.refunded',
    key: orderId,
    version: 3,
    payload: {
      orderId,
      refundId,
      refundedAt: at,
      paidAt: at,
      total: gbp(1200),
      lines: [],
      parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 200, goodwillMinor: 0, discountMinor },
    },
  });
const cancelled = (orderId: string, amountMinor: number) =>
  room.hear({
    name: 'order.cancelled',
    key: orderId,
    version: 9,
    payload: { orderId, wasPaid: true, total: gbp(amountMinor), paidAt: at },
  });

async function books(orderId: string) {
  const rows = await query(
    room,
    `select account, sum(amount_minor)::int as minor from ledger_entry join ledger_transaction using (transaction_id)
     where order_id = $1 group by account having sum(amount_minor) <> 0 order by account`,
    [orderId],
  );
  return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]));
}

test('sales are booked at full prices; credit notes and the cancellation undo their share of the discount', async () => {
  const orderId = uuidv7();
  for (let time = 0; time < 2; time += 1) await sold(orderId);
  const sale = { receivable: 2580, sales: -3000, shipping: -300, tax: -430, discount: 1150 };
  assert.deepEqual(await books(orderId), sale);
  const refundId = uuidv7();
  for (let time = 0; time < 2; time += 1) await credited(orderId, refundId, 500);
  const noted = { ...sale, receivable: 1380, tax: -230, discount: 650, refund: 1500 };
  assert.deepEqual(await books(orderId), noted);
  for (let time = 0; time < 2; time += 1) await cancelled(orderId, 1380);
  assert.deepEqual(await books(orderId), { sales: -3000, shipping: -300, refund: 3300 });
});

test('a sale that was booked before discounts were told undoes none', async () => {
  const orderId = uuidv7();
  await sold(orderId, { discountMinor: 0, shippingDiscountMinor: 0 });
  await credited(orderId, uuidv7(), 500);
  assert.deepEqual(await books(orderId), {
    receivable: 1380,
    sales: -2000,
    shipping: -150,
    tax: -230,
    refund: 1000,
  });
});
