import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { insightService } from '../../service.ts';
import { analyst } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await insightService.audit(room.db), []);
});
after(() => room.close());

const today = dayOf(new Date().toISOString(), 'GBP');
const yesterday = firstDay(today, 2);
type Views = { visits: number; pages: number; products: number };
const viewed = (at: string, gb: Views, cn?: Views) => {
  const batchId = uuidv7();
  const counts = [{ market: 'gb' as const, ...gb }, ...(cn ? [{ market: 'cn' as const, ...cn }] : [])];
  return { name: 'shop.viewed', key: batchId, version: 1, payload: { batchId, at, counts } } as const;
};
const step = (name: 'cart.started' | 'checkout.started', cartId: string, market: 'gb' | 'cn' = 'gb') =>
  ({ name, key: cartId, version: name === 'cart.started' ? 1 : 3, payload: { cartId, market } }) as const;
const total = { amountMinor: 1000, currency: 'GBP' } as const;
const placed = (orderId: string) =>
  ({ name: 'order.placed', key: orderId, version: 1, payload: { orderId, locale: 'en-gb', total } }) as const;
const paid = (orderId: string) => {
  const payload = {
    orderId,
    customerId: null,
    locale: 'en-gb',
    total,
    paidAt: new Date().toISOString(),
    lines: [],
  } as const;
  return { name: 'order.paid', key: orderId, version: 2, payload: { ...payload, lines: [] } } as const;
};
const report = async (more: { market?: 'gb' | 'cn'; limit?: number; cursor?: string } = {}) => {
  const answer = await room.ask(
    'reportConversion',
    { from: yesterday, to: today, market: 'gb', ...more },
    analyst,
  );
  assert.ok('days' in answer, JSON.stringify(answer));
  return answer;
};

test('the steps from visit to payment are each counted once, on their day, in any order and however often told', async () => {
  const [bought, begun, left] = [uuidv7(), uuidv7(), uuidv7()];
  const [first, second] = [uuidv7(), uuidv7()];
  const told = [
    viewed(`${yesterday}T12:00:00.000Z`, { visits: 5, pages: 9, products: 3 }),
    viewed(
      new Date().toISOString(),
      { visits: 10, pages: 40, products: 25 },
      { visits: 2, pages: 3, products: 1 },
    ),
    viewed(new Date().toISOString(), { visits: 1, pages: 2, products: 0 }),
    ...[bought, begun, left].map((cartId) => step('cart.started', cartId)),
    ...[bought, begun].map((cartId) => step('checkout.started', cartId)),
    placed(first),
    placed(second),
    paid(first),
  ];
  // Twice in this order, then turned round: what a listener may meet.
  for (const event of [...told, ...told, ...told.toReversed()]) await room.hear(event);
  const expected = [
    {
      day: today,
      visits: 11,
      pageViews: 42,
      productViews: 25,
      carts: 3,
      checkouts: 2,
      placed: 2,
      placedAndPaid: 1,
    },
    {
      day: yesterday,
      visits: 5,
      pageViews: 9,
      productViews: 3,
      carts: 0,
      checkouts: 0,
      placed: 0,
      placedAndPaid: 0,
    },
  ];
  room.statements.length = 0;
  assert.deepEqual(await report(), { days: expected, nextCursor: null });
  assert.deepEqual(room.statements, ['insight.conversion.report']);
  const [page] = [await report({ limit: 1 })];
  assert.deepEqual(page.days, expected.slice(0, 1));
  assert.deepEqual(await report({ limit: 1, cursor: page.nextCursor ?? '' }), {
    days: expected.slice(1),
    nextCursor: null,
  });
});

test('a market has its own figures; a checkout that is heard before its cart counts once', async () => {
  const cartId = uuidv7();
  const day = dayOf(new Date().toISOString(), 'CNY');
  for (const event of [step('checkout.started', cartId, 'cn'), step('cart.started', cartId, 'cn')])
    await room.hear(event);
  const answer = await room.ask('reportConversion', { from: day, to: day, market: 'cn' }, analyst);
  assert.ok('days' in answer);
  const { carts, checkouts, visits } = answer.days[0] ?? assert.fail();
  assert.deepEqual([visits, carts, checkouts], [2, 1, 1]);
});

test('many at once are all counted', async () => {
  const { days } = await report();
  const before = days[0]?.carts ?? 0;
  const carts = Array.from({ length: 30 }, () => uuidv7());
  await Promise.all(
    carts.flatMap((id) => [room.hear(step('cart.started', id)), room.hear(step('cart.started', id))]),
  );
  assert.equal((await report()).days[0]?.carts, before + 30);
});

test('a period that ends before it begins, a foreign cursor and a stranger are refused', async () => {
  const asked = { from: today, to: yesterday, market: 'gb' } as const;
  const cases = [
    [await room.ask('reportConversion', asked, analyst), 'invalid-input'],
    [
      await room.ask('reportConversion', { ...asked, to: today, cursor: 'WzEsIngiXQ' }, analyst),
      'invalid-input',
    ],
    [await room.ask('reportConversion', { ...asked, to: today }), 'sign-in-required'],
  ] as const;
  for (const [answer, code] of cases) assert.equal('refusal' in answer && answer.refusal, code);
});
