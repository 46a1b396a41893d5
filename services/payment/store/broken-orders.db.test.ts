import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import type { DeliveredEvent } from '#runtime/tools.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, deliver, financeStaff, order, sleepADay, withProvider } from '../testing.ts';
import { auditPayment } from './audit.ts';

const rule = 'what was captured less what was refunded is what an order comes to';
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const parts = { shippingMinor: 300, feesMinor: 0, taxMinor: 1667 };

const sold = (orderId: string, total = gbp(10_000)): DeliveredEvent<'order.paid'>['payload'] => ({
  orderId,
  customerId: null,
  locale: 'en-gb',
  total,
  paidAt: new Date().toISOString(),
  parts,
  lines: [],
});

describe('what an order comes to', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  after(() => room.close());

  const sell = (payload: EventPayload<'order.paid'>) =>
    room.hear({ name: 'order.paid', key: payload.orderId, version: 2, payload });
  const cancel = (orderId: string, total = gbp(10_000)) =>
    room.hear({
      name: 'order.cancelled',
      key: orderId,
      version: 9,
      payload: { orderId, wasPaid: true, total, paidAt: null },
    });
  const credit = (orderId: string, amountMinor: number) =>
    room.hear({
      name: 'order.refunded',
      key: orderId,
      version: 3,
      payload: {
        orderId,
        refundId: uuidv7(),
        refundedAt: new Date().toISOString(),
        paidAt: new Date().toISOString(),
        total: gbp(amountMinor),
        parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 100, goodwillMinor: 0 },
        lines: [],
      },
    });
  const giveBack = async (attemptId: string, amountMinor: number) =>
    accepted(
      await room.ask(
        'refund',
        { refundId: uuidv7(), attemptId, amount: gbp(amountMinor), reason: 'a return' },
        order,
      ),
    );
  const dispute = async (attemptId: string, state: 'opened' | 'won' | 'lost') => {
    fake.dispute(attemptId, { amountMinor: 4000, state });
    const event = fake.events.at(-1);
    assert.ok(event);
    accepted(await deliver(room, event));
  };
  async function paid() {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    return attempt;
  }
  async function soldAndPaid() {
    const attempt = await paid();
    await sell(sold(attempt.orderId));
    return attempt;
  }
  /** What is found of orders at once, and a day later. */
  async function find() {
    const ofOrders = async () => (await auditPayment(room.db)).filter((finding) => finding.rule === rule);
    assert.deepEqual(await ofOrders(), [], 'what is minutes old may still be under way');
    await sleepADay(room);
    const found = await ofOrders();
    return found.map(({ ids, detail }) => [...ids, detail]);
  }

  test('is silent of every way that an order goes', async () => {
    const refunded = await soldAndPaid();
    await credit(refunded.orderId, 2500);
    await giveBack(refunded.attemptId, 2500);
    await credit(refunded.orderId, 100);
    await giveBack(refunded.attemptId, 100);
    await cancel(refunded.orderId, gbp(7400));
    await room.run('settle-open');
    accepted(await room.ask('cancelPayment', { attemptId: refunded.attemptId, reason: 'cancelled' }, order));

    const twicePaid = await soldAndPaid();
    const second = anAttempt({ orderId: twicePaid.orderId });
    accepted(await room.ask('pay', second, order));
    accepted(await room.ask('cancelPayment', { attemptId: second.attemptId, reason: 'paid before' }, order));

    for (const state of ['won', 'lost', 'opened'] as const) {
      const { attemptId } = await soldAndPaid();
      await dispute(attemptId, 'opened');
      if (state !== 'opened') await dispute(attemptId, state);
    }
    // What the bank has taken back is not given back by the shop once more.
    const disputed = await soldAndPaid();
    await dispute(disputed.attemptId, 'opened');
    await cancel(disputed.orderId);
    accepted(await room.ask('cancelPayment', { attemptId: disputed.attemptId, reason: 'cancelled' }, order));

    const held = anAttempt();
    const { attemptId } = held;
    accepted(await room.ask('authorise', held, order));
    await sell(sold(held.orderId));
    const capture = (amountMinor: number) =>
      room.ask('capture', { captureId: uuidv7(), attemptId, amount: gbp(amountMinor) }, order);
    accepted(await capture(6000));
    assert.deepEqual(await find(), [], 'the rest is still held, to be captured with the next parcel');
    accepted(await capture(3000));
    await credit(held.orderId, 1000);
    accepted(await room.ask('void', { attemptId, reason: 'the rest is not sent' }, order));

    const byHand = { attemptId: uuidv7(), orderId: uuidv7(), orderNumber: '16JDA-0000F' };
    const money = {
      amount: gbp(2310),
      method: 'bank-transfer',
      reference: null,
      receivedAt: '2010-12-01T08:26:00.000Z',
    } as const;
    accepted(await room.ask('recordManualPayments', { payments: [{ ...byHand, ...money }] }, order));
    await sell(sold(byHand.orderId, gbp(2310)));
    const credited = {
      reference: 'books C1/1',
      account: 'adjustment',
      amount: gbp(-2750),
      reason: 'Discount',
    } as const;
    accepted(await room.ask('recordAdjustment', credited, financeStaff));
    await sell(sold(uuidv7(), gbp(0)));
    assert.deepEqual(await find(), []);
  });

  test('is silent of money that is taken by parcels, whatever is disputed of it meanwhile', async () => {
    const attempts = [anAttempt(), anAttempt()] as const;
    const take = (attemptId: string, amountMinor: number) =>
      room.ask('capture', { captureId: uuidv7(), attemptId, amount: gbp(amountMinor) }, order);
    for (const attempt of attempts) {
      accepted(await room.ask('authorise', attempt, order));
      accepted(await take(attempt.attemptId, 6000));
      await sell(sold(attempt.orderId));
      await dispute(attempt.attemptId, 'opened');
    }
    assert.deepEqual(await find(), []);
    const [won, lost] = attempts;
    accepted(await take(won.attemptId, 4000));
    await dispute(won.attemptId, 'won');
    await credit(lost.orderId, 4000);
    accepted(await room.ask('void', { attemptId: lost.attemptId, reason: 'the rest is not sent' }, order));
    await dispute(lost.attemptId, 'lost');
    assert.deepEqual(await find(), []);
  });

  test('is found when the sale was booked with another total', async () => {
    const { orderId } = await paid();
    await sell(sold(orderId, gbp(10_001)));
    assert.deepEqual(await find(), [[orderId, '10001 GBP due, 10000 kept']]);
    await credit(orderId, 1);
    assert.deepEqual(await find(), []);
  });

  test('is found when the sale was never booked', async () => {
    const { orderId } = await paid();
    assert.deepEqual(await find(), [[orderId, '0 GBP due, 10000 kept']]);
    await sell(sold(orderId));
    assert.deepEqual(await find(), []);
  });

  test('is found when it was paid in another currency', async () => {
    const { orderId, attemptId } = await paid();
    await sell(sold(orderId, { amountMinor: 10_000, currency: 'CNY' as 'GBP' }));
    assert.deepEqual(
      new Set(await find()),
      new Set([
        [orderId, '0 GBP due, 10000 kept'],
        [orderId, '10000 CNY due, 0 kept'],
      ]),
    );
    await giveBack(attemptId, 10_000);
    await cancel(orderId, { amountMinor: 10_000, currency: 'CNY' as 'GBP' });
    assert.deepEqual(await find(), []);
  });

  test('is found when a refund was booked twice, or never', async () => {
    const [twice, never] = [await soldAndPaid(), await soldAndPaid()];
    await credit(twice.orderId, 2500);
    await credit(twice.orderId, 2500);
    await giveBack(twice.attemptId, 2500);
    await giveBack(never.attemptId, 2500);
    assert.deepEqual(
      new Set(await find()),
      new Set([
        [twice.orderId, '5000 GBP due, 7500 kept'],
        [never.orderId, '10000 GBP due, 7500 kept'],
      ]),
    );
    await giveBack(twice.attemptId, 2500);
    await credit(never.orderId, 2500);
    assert.deepEqual(await find(), []);
  });

  test('is found when more was credited than a dispute has taken', async () => {
    const { orderId, attemptId } = await soldAndPaid();
    await dispute(attemptId, 'opened');
    await dispute(attemptId, 'lost');
    await credit(orderId, 4001);
    assert.deepEqual(await find(), [[orderId, '5999 GBP due, 10000 kept']]);
    await giveBack(attemptId, 1);
    assert.deepEqual(await find(), []);
  });
});
