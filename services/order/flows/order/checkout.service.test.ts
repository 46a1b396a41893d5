import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  address,
  aReadyCart,
  aWorld,
  fullTotals,
  refused,
  type FakeWorld,
} from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
  world.calls.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
const eventsOf = async (orderId: string) =>
  (await room.announced())
    .filter(({ key }) => key === orderId)
    .map(({ name, version }) => `${name} ${version}`);

describe('a guest checks out', () => {
  test('and the order is paid, announced, its goods committed, and a mail is on its way', async () => {
    const { cart, quote, ...input } = await aReadyCart(room, world);
    const order = accepted(await room.ask('checkout', input, { idempotencyKey: 'paid' }));
    const { orderId, orderNumber, orderKey } = order;
    assert.deepEqual(
      [order.state, order.payment.state, order.payment.attempt, order.version, order.totals],
      ['paid', 'paid', 1, 2, cart.totals],
    );
    assert.match(orderNumber, /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    assert.match(orderKey ?? '', /^[A-Za-z0-9_-]{32}$/);
    const [line] = order.lines;
    assert.deepEqual(
      [line?.title, line?.quantity, line?.net, line?.tax, line?.gross, line?.taxRateBasisPoints],
      [quote.title, 2, gbp(2083), gbp(417), gbp(2500), 2000],
    );
    assert.deepEqual(
      order.timeline.map(({ what, who }) => `${what} by ${who}`),
      ['placed by buyer', 'payment-started by buyer', 'paid by provider'],
    );
    assert.equal(world.reservations.get(orderId)?.state, 'committed');
    assert.equal(world.quotes.get(quote.variantId)?.free, 8);
    assert.deepEqual(await eventsOf(orderId), ['order.placed 1', 'order.paid 2']);
    const [attempt] = [...world.attempts.values()].filter((each) => each.orderId === orderId);
    assert.equal(attempt?.returnUrl, `http://127.0.0.1:4000/en-gb/orders/${orderId}?key=${orderKey}`);

    await room.run('send-order-mail', { orderId, template: 'order-confirmation' });
    const messageKey = `order-confirmation:${orderId}`;
    assert.deepEqual(
      world.mails.filter((mail) => mail.messageKey === messageKey),
      [
        {
          messageKey,
          template: 'order-confirmation',
          locale: 'en-gb',
          to: { email: 'ada@example.com' },
          values: {
            orderNumber,
            total: '£28.95',
            name: 'Ada Lovelace',
            lines: '2 × White Hanging Heart T-Light Holder £25.00',
            orderUrl: `http://127.0.0.1:4000/en-gb/orders/${orderId}?key=${orderKey}`,
          },
        },
      ],
    );
  });

  test('the event tells what was sold and no personal data', async () => {
    const as = aCustomer();
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world, { as });
    const { orderId, timeline } = accepted(await room.ask('checkout', input, as));
    const paid = (await room.announced()).find(({ key, name }) => key === orderId && name === 'order.paid');
    assert.ok(paid);
    const { paidAt, attemptId, ...payload } = paid.payload as { paidAt: string; attemptId: string };
    assert.match(attemptId, /^[0-9a-f-]{36}$/);
    assert.deepEqual(payload, {
      orderId,
      customerId: as.subject.customerId,
      locale: 'en-gb',
      total: gbp(2895),
      // Delivery of £3.95 contains 66p of tax, the goods £4.17.
      parts: { shippingMinor: 329, feesMinor: 0, taxMinor: 483 },
      lines: [{ variantId: quote.variantId, quantity: 2, gross: gbp(2500) }],
    });
    assert.ok(paidAt >= (timeline[0]?.at ?? '') && paidAt <= (timeline.at(-1)?.at ?? ''), paidAt);
  });

  test('later changes of the catalog change no order', async () => {
    const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
    const order = accepted(await room.ask('checkout', input));
    world.quotes.set(quote.variantId, {
      ...quote,
      title: 'Another',
      unitPrice: { amountMinor: 1, currency: 'GBP' },
    });
    const { orderId, orderKey } = order;
    assert.deepEqual(accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' })), order);
  });

  test('an order that costs nothing needs no payment', async () => {
    const {
      quote: _quote,
      cart: _cart,
      ...input
    } = await aReadyCart(room, world, {
      quote: { unitPrice: { amountMinor: 0, currency: 'GBP' } },
    });
    const free = { ...input, expectedTotal: input.expectedTotal };
    await room.db.rows({
      name: '',
      text: `update shipping_rules set content = jsonb_set(content, '{methods,0,bands,0,priceMinor}', '0') where market = 'gb'`,
      values: [],
    });
    const refusal = await room.ask('checkout', free);
    assert.equal(refused(refusal), 'total-changed');
    const order = accepted(
      await room.ask('checkout', { ...free, expectedTotal: { amountMinor: 0, currency: 'GBP' } }),
    );
    assert.deepEqual([order.state, order.payment.state, order.payment.attempt], ['paid', 'none', 0]);
    assert.equal(world.calls.includes('payment.pay'), false);
    assert.equal(world.reservations.get(order.orderId)?.state, 'committed');
    await room.db.rows({
      name: '',
      text: `update shipping_rules set content = jsonb_set(content, '{methods,0,bands,0,priceMinor}', '395') where market = 'gb'`,
      values: [],
    });
  });
});

describe('a checkout is refused before anything is placed', () => {
  const count = async () => (await room.announced()).filter(({ name }) => name.startsWith('order.')).length;

  test('an unknown, empty or unfinished cart, a changed total, too little stock', async () => {
    const before = await count();
    const { quote, cart: _cart, ...input } = await aReadyCart(room, world);
    const { cartToken } = accepted(await room.ask('createCart', { locale: 'en-gb' }));
    const codes = [
      refused(await room.ask('checkout', { ...input, cartToken: 'x'.repeat(32) })),
      refused(await room.ask('checkout', { ...input, cartToken })),
    ];
    const { variantId } = quote;
    accepted(await room.ask('addLine', { cartToken, variantId, quantity: 1 }));
    const unfinished = await room.ask('checkout', { ...input, cartToken });
    const changed = await room.ask('checkout', {
      ...input,
      expectedTotal: { amountMinor: 2894, currency: 'GBP' },
    });
    world.quotes.set(variantId, { ...quote, free: 1 });
    const short = await room.ask('checkout', input);
    assert.deepEqual(
      [...codes, refused(unfinished), refused(changed), refused(short)],
      ['cart-not-found', 'cart-empty', 'cart-incomplete', 'total-changed', 'out-of-stock'],
    );
    const dataOf = (answer: object) => 'data' in answer && answer.data;
    assert.deepEqual(dataOf(unfinished), { missing: ['email', 'shippingAddress', 'shippingMethod'] });
    assert.deepEqual(dataOf(changed), { totals: fullTotals('GBP', 2500, 395, 483) });
    assert.deepEqual(dataOf(short), { variants: [{ variantId, quantity: 2, free: 1 }] });
    assert.equal(await count(), before);
    assert.equal(world.calls.includes('catalog.reserve'), false);
  });

  test('a way of delivery that the address does not have', async () => {
    const { cartToken, paymentMethod, expectedTotal } = await aReadyCart(room, world);
    accepted(await room.ask('setCartDetails', { cartToken, shippingMethod: 'express' }));
    const shippingAddress = { ...address, country: 'FR', postalCode: '75001' };
    accepted(await room.ask('setCartDetails', { cartToken, shippingAddress }));
    const refusal = await room.ask('checkout', { cartToken, paymentMethod, expectedTotal });
    assert.equal(refused(refusal), 'shipping-unavailable');
  });

  test('an e-mail address may have twenty unpaid orders and no more', async () => {
    world.pays = { outcome: 'pending' };
    const more = { quote: { free: 100 }, quantity: 1, email: 'many@example.com' };
    for (let placed = 0; placed < 20; placed += 1) {
      const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
      assert.equal(accepted(await room.ask('checkout', input)).state, 'awaiting-payment');
    }
    const { cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
    assert.equal(refused(await room.ask('checkout', input)), 'rate-limited');
    const { cartToken } = input;
    assert.equal(accepted(await room.ask('getCart', { cartToken })).version, cart.version);
  });
});

test('goods that go between pricing and reserving: the order is cancelled, the cart given back', async () => {
  const { cart, quote, ...input } = await aReadyCart(room, world);
  const { variantId } = quote;
  world.before.set('catalog.reserve', () => world.quotes.set(variantId, { ...quote, free: 1 }));
  const refusal = await room.ask('checkout', input, { idempotencyKey: 'gone' });
  world.before.clear();
  assert.equal(refused(refusal), 'out-of-stock');
  assert.deepEqual('data' in refusal && refusal.data, { variants: [{ variantId, free: 1 }] });
  assert.deepEqual(
    (await room.announced()).slice(-2).map(({ name }) => name),
    ['order.placed', 'order.cancelled'],
  );
  assert.equal(world.calls.includes('payment.pay'), false);
  assert.deepEqual(await room.ask('checkout', input, { idempotencyKey: 'gone' }), refusal);
  const { cartToken } = input;
  const given = accepted(await room.ask('setLineQuantity', { cartToken, variantId, quantity: 1 }));
  assert.equal(given.version, cart.version + 3);
  const expectedTotal = given.totals.total;
  assert.equal(accepted(await room.ask('checkout', { ...input, expectedTotal })).state, 'paid');
});
