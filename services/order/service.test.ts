import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { locales, markets } from '#contracts/markets.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from './service.ts';
import {
  accepted,
  aCustomer,
  address,
  aReadyCart,
  aWorld,
  card,
  support,
  type FakeWorld,
} from './testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

/** The statements and the calls to neighbours that a piece of work takes; fails when it is refused. */
async function spent(work: () => Promise<unknown>): Promise<{ statements: number; calls: string[] }> {
  room.statements.length = 0;
  world.calls.length = 0;
  accepted(await work());
  return { statements: room.statements.length, calls: [...world.calls] };
}

test('a cart costs one read, one quote and one flight at most', async () => {
  const { cartToken, quote } = await aReadyCart(room, world);
  const { variantId } = quote;
  const as = { idempotencyKey: 'budget' };
  const line = { cartToken, variantId, quantity: 1 };
  const lines = [{ variantId, quantity: 1 }];
  const costs = [
    await spent(() => room.ask('createCart', { locale: 'en-gb', lines }, as)),
    await spent(() => room.ask('getCart', { cartToken })),
    await spent(() => room.ask('addLine', line, as)),
    await spent(() => room.ask('setLineQuantity', line)),
    await spent(() => room.ask('setLineQuantity', line)),
    await spent(() => room.ask('setCartDetails', { cartToken, email: 'b@example.com' })),
  ];
  // The flights: insert, lines, event, remember · none · touch, line, remember · touch, line · none · touch, details.
  assert.deepEqual(
    costs.map(({ statements }) => statements),
    [1 + 4, 1, 1 + 3, 1 + 2, 1, 1 + 2],
  );
  for (const { calls } of costs) assert.deepEqual(calls, ['catalog.quote']);
});

test('the number beside the basket costs one small read, or none without a basket', async () => {
  const { cartToken } = await aReadyCart(room, world);
  assert.deepEqual(await spent(() => room.ask('countCart', { cartToken })), { statements: 1, calls: [] });
  assert.deepEqual(await spent(() => room.ask('countCart', {})), { statements: 0, calls: [] });
});

test('a checkout costs one read, four flights and six calls', async () => {
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { calls } = await spent(() => room.ask('checkout', input, { idempotencyKey: 'checkout' }));
  assert.deepEqual(calls, [
    'catalog.quote',
    'catalog.reserve',
    'payment.pay',
    'catalog.commitReservation',
    'user.notify',
    'user.provedCustomer',
  ]);
  assert.deepEqual(room.statements, [
    'order.cart.find',
    // Placed.
    'runtime.idempotency.claim',
    'order.unpaid.lock',
    'order.unpaid.limit',
    'order.unpaid.limit-address',
    'order.cart.freeze',
    'order.order.insert',
    'order.timeline.write',
    'runtime.events.append',
    // Attempt 1 is saved.
    'order.lease.keep',
    'order.attempt.insert',
    'order.timeline.write',
    // Paid.
    'order.move.paid',
    'order.attempt.cancel-others',
    'order.attempt.update',
    'order.timeline.write-several',
    'runtime.events.append',
    'order.document.insert-invoice',
    // Answered.
    'order.lease.release',
    'runtime.idempotency.store',
  ]);
});

test('orders are read by one statement; a sweep with nothing to do takes two', async () => {
  const ada = aCustomer();
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { as: ada });
  const { orderId, orderNumber, email } = accepted(await room.ask('checkout', input, ada));
  const costs = [
    await spent(() => room.ask('getOrder', { orderId }, ada)),
    await spent(() => room.ask('listMyOrders', {}, ada)),
    await spent(() => room.ask('listOrders', {}, support)),
    await spent(() => room.ask('findOrder', { orderNumber, email: email ?? '' })),
    await spent(() => room.run('sweep-unfinished').then(() => ({}))),
    await spent(() => room.ask('cancelOrder', { orderId }, ada)),
  ];
  assert.deepEqual(
    costs.map(({ statements }) => statements),
    [1, 1, 1, 2, 2, 1 + 8 + 4 + 1],
  );
});

test('another attempt to pay costs one read, four flights and five calls', async () => {
  world.pays = { outcome: 'declined' };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const answer = await room.ask('checkout', input);
  const { orderId, orderKey } = ('data' in answer ? answer.data : {}) as {
    orderId: string;
    orderKey: string;
  };
  world.pays = { outcome: 'captured' };
  const pay = () =>
    room.ask('payOrder', { orderId, orderKey, paymentMethod: card }, { idempotencyKey: 'pay' });
  const { statements, calls } = await spent(pay);
  assert.deepEqual(calls, [
    'catalog.extendReservation',
    'payment.pay',
    'catalog.commitReservation',
    'user.notify',
    'user.provedCustomer',
  ]);
  // Read · lease, read · claim, move, attempt, time line, read · paid (6) · release, remember.
  assert.equal(statements, 1 + 2 + 6 + 6 + 2);
});

test('every market has delivery, and tax by its own clock, at home', async () => {
  for (const [locale, { market }] of Object.entries(locales)) {
    const { country, currency, timeZone } = markets[market];
    const cart = accepted(await room.ask('createCart', { locale: locale as keyof typeof locales }));
    assert.ok(cart.shippingMethods.length >= 2, market);
    assert.ok(cart.shippingMethods.every(({ price }) => price.currency === currency));
    const [zone] = await room.db.rows<{ timeZone: string }>({
      name: '',
      text: `select j.time_zone as "timeZone" from tax_zones z join tax_jurisdictions j using (jurisdiction)
        where z.market = $1 and z.country = $2`,
      values: [market, country],
    });
    assert.equal(zone?.timeZone, timeZone);
  }
  assert.equal(address.country, 'GB');
});
