import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Currency } from '#contracts/money.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { insightService } from '../../service.ts';
import { aVariant, analyst, anOrderPaid, anOrderRefunded } from '../../testing.ts';
import { recordOrders } from './record-orders.ts';
import { recordSales } from './record-sales.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await room.db.rows({ name: 'test.clear-orders', text: 'delete from order_figures', values: [] });
  await room.db.rows({ name: 'test.clear-days', text: 'delete from daily_figures', values: [] });
  await room.db.rows({ name: 'test.clear-markets', text: 'delete from market_figures', values: [] });
});
after(() => room.close());

const total = (amountMinor: number, currency: Currency = 'GBP') => ({ amountMinor, currency });
const placed = (orderId: string, amount: ReturnType<typeof total>) => ({
  name: 'order.placed' as const,
  key: orderId,
  version: 1,
  payload: { orderId, locale: 'en-gb' as const, total: amount },
});
const paid = (orderId: string, amount: ReturnType<typeof total>, paidAt = new Date().toISOString()) => ({
  name: 'order.paid' as const,
  key: orderId,
  version: 2,
  payload: { orderId, customerId: null, locale: 'en-gb' as const, total: amount, paidAt, lines: [] },
});
const cancelled = (orderId: string, amount: ReturnType<typeof total>, paidAt: string | null) => ({
  name: 'order.cancelled' as const,
  key: orderId,
  version: 3,
  payload: { orderId, wasPaid: paidAt !== null, total: amount, paidAt },
});
const sales = async (days?: number) => {
  const answer = await room.ask('getSales', days === undefined ? {} : { days }, analyst);
  assert.ok('days' in answer);
  return answer.days;
};
const today = (currency: Currency = 'GBP') => dayOf(new Date().toISOString(), currency);
const figures = { placed: 0, orders: 0, revenueMinor: 0, refundedMinor: 0 };

test('orders and revenue are counted once, however often they are told', async () => {
  const [first, second, unpaid] = [uuidv7(), uuidv7(), uuidv7()];
  for (const event of [placed(first, total(1000)), paid(first, total(1000)), paid(second, total(250))]) {
    await room.hear(event);
    await room.hear(event);
  }
  await room.hear(placed(unpaid, total(999)));
  assert.deepEqual(await sales(), [
    { ...figures, day: today(), currency: 'GBP', placed: 2, orders: 2, revenueMinor: 1250 },
  ]);
});

test('what a cancelled order is given back counts against the day it was paid, in any order of news', async () => {
  const paidAt = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const day = dayOf(paidAt, 'GBP');
  const [usual, reversed, unpaid] = [uuidv7(), uuidv7(), uuidv7()];
  await room.hear(paid(usual, total(700), paidAt));
  await room.hear(cancelled(usual, total(700), paidAt));
  await room.hear(cancelled(usual, total(700), paidAt));
  await room.hear(cancelled(reversed, total(50), paidAt));
  await room.hear(paid(reversed, total(50), paidAt));
  await room.hear(cancelled(unpaid, total(31), null));
  assert.deepEqual(await sales(), [
    { ...figures, day, currency: 'GBP', orders: 2, revenueMinor: 750, refundedMinor: 750 },
  ]);
});

test('each currency has its own figures, on the clock of its market, and only the days asked for', async () => {
  const at = (day: string, hour: string) => `${day}T${hour}:00.000Z`;
  const yesterday = firstDay(today('CNY'), 2);
  await room.hear(paid(uuidv7(), total(500, 'CNY'), at(firstDay(yesterday, 2), '16:30')));
  await room.hear(paid(uuidv7(), total(80, 'GBP'), at(firstDay(today(), 40), '12:00')));
  const expected = { ...figures, day: yesterday, currency: 'CNY', orders: 1, revenueMinor: 500 };
  assert.deepEqual(await sales(2), [expected]);
  assert.deepEqual(await sales(1), []);
  assert.deepEqual(
    (await sales(92)).map(({ day, revenueMinor }) => [day, revenueMinor]),
    [
      [yesterday, 500],
      [firstDay(today(), 40), 80],
    ],
  );
});

test('many orders at once are all counted', async () => {
  const ids = Array.from({ length: 30 }, () => uuidv7());
  await Promise.all(ids.flatMap((id) => [room.hear(paid(id, total(3))), room.hear(paid(id, total(3)))]));
  assert.deepEqual(await sales(1), [
    { ...figures, day: today(), currency: 'GBP', orders: 30, revenueMinor: 90 },
  ]);
});

test('reports are for those who may read them', async () => {
  const refused = await room.ask('getSales', {});
  assert.equal('refusal' in refused && refused.refusal, 'sign-in-required');
});

const tables = {
  daily_figures: '*',
  market_figures: '*',
  variant_figures: '*',
  variant_sales: '*',
  customer_profiles: 'currency, orders, value_minor',
  order_lines: 'line, variant_id, quantity, gross_minor, refunded_quantity, refunded_minor',
};

test('orders that are heard together count as those heard one by one', async () => {
  const [mug, cup] = [aVariant(), aVariant()];
  const customerId = uuidv7();
  const days = ['2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z'] as const;
  const told = async (hear: (orders: ReturnType<typeof paidOf>[]) => Promise<void>) => {
    const orders = [0, 1, 2, 3].map((number) => paidOf(uuidv7(), days[number % 2] ?? days[0], number));
    const [first] = orders;
    const refund = { paidAt: days[0], lines: [[mug, 1, 30]] } as const;
    await room.hear(anOrderRefunded(first?.key ?? '', 30, refund));
    await hear(orders);
    const found: unknown[] = [];
    for (const [table, columns] of Object.entries(tables)) {
      const text = `select row_to_json(t)::text as row from (select ${columns} from ${table}) as t order by 1`;
      found.push(await room.db.rows({ name: '', text, values: [] }));
    }
    const text = `truncate ${Object.keys(tables).join(', ')}, order_figures, order_refunds`;
    await room.db.rows({ name: '', text, values: [] });
    return found;
  };
  const paidOf = (orderId: string, paidAt: string, number: number) =>
    anOrderPaid(orderId, 100 + number, {
      paidAt,
      lines: [[mug, 2, 60], [cup, 1, 40 + number], ...(number === 0 ? [[mug, 1, 30] as const] : [])],
      ...(number === 3 ? {} : { customerId }),
    });
  const alone = await told(async (orders) => {
    for (const order of orders) {
      await room.hear(placed(order.key, order.payload.total));
      await room.hear(order);
    }
  });
  const together = await told(async (orders) => {
    const tools = room.room.toolsFor(room.context()) as Tools<'insight'>;
    const of = { eventId: uuidv7(), occurredAt: new Date().toISOString() };
    const first = orders.map((order) => ({ ...placed(order.key, order.payload.total), ...of }));
    const then = orders.map((order) => ({ ...order, ...of }));
    for (let times = 0; times < 2; times += 1) {
      await recordOrders(tools, first);
      await recordSales(tools, then);
    }
  });
  assert.deepEqual(together, alone);
  assert.deepEqual(
    alone.map((rows) => (rows as unknown[]).length),
    [3, 3, 4, 2, 1, 9],
  );
});
