// topologies: one-process, each-alone, replicated
// shop: shared
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOf, checkOut, findVariant, followOrder, goodCard, readyCart } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

async function staff() {
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  return shop.clientWith({ 'souk-session': sessionToken });
}

async function mailTo(address: string): Promise<{ subject?: string }[]> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 200) {
    const response = await fetch(`${shop.mailboxUrl}/messages?to=${encodeURIComponent(address)}`);
    const { messages } = (await response.json()) as { messages: { subject?: string }[] };
    if (messages.length > 0) return messages;
    await delay(200);
  }
  return [];
}

test('purchase: a guest finds a product by search, buys it and sees the order paid; staff see it; mail arrives', async () => {
  const { variant } = await findVariant(shop.api, 'lantern');
  const before = answerOf(await (await staff()).catalog.getStock({ variantId: variant.variantId }));
  const cart = await readyCart(shop.api, variant.variantId, { quantity: 2, email: 'guest.one@example.org' });
  assert.equal(
    cart.totals.total.amountMinor,
    variant.price.amountMinor * 2 + cart.totals.shipping.amountMinor,
  );
  const placed = answerOf(await checkOut(shop.api, cart));
  const order = await followOrder(shop.api, placed, (seen) => seen.state === 'paid');
  assert.equal(order.payment.state, 'paid');
  assert.deepEqual(order.totals, cart.totals);

  const owner = await staff();
  const listed = answerOf(await owner.order.listOrders({ orderNumber: order.orderNumber }));
  assert.deepEqual(
    listed.orders.map(({ orderId, state, total }) => ({ orderId, state, total })),
    [{ orderId: order.orderId, state: 'paid', total: order.totals.total }],
  );
  const stock = answerOf(await owner.catalog.getStock({ variantId: variant.variantId }));
  assert.equal(stock.free, before.free - 2);
  assert.equal(stock.committed, before.committed + 2);
  const payments = answerOf(await owner.payment.listPayments({ orderId: order.orderId }));
  assert.deepEqual(
    payments.attempts.map(({ state, capturedMinor }) => ({ state, capturedMinor })),
    [{ state: 'captured', capturedMinor: order.totals.total.amountMinor }],
  );
  assert.equal(
    payments.entries.reduce((sum, entry) => sum + entry.amount.amountMinor, 0),
    0,
  );
  assert.equal((await mailTo('guest.one@example.org')).length, 1);
});

test('purchase: a Chinese buyer pays in yuan with words in Chinese', async () => {
  const { variant } = await findVariant(shop.api, '灯笼', 'zh-cn');
  assert.equal(variant.price.currency, 'CNY');
  const cart = await readyCart(shop.api, variant.variantId, { locale: 'zh-cn' });
  const order = await followOrder(
    shop.api,
    answerOf(await checkOut(shop.api, cart)),
    (seen) => seen.state === 'paid',
  );
  assert.equal(order.totals.total.currency, 'CNY');
  assert.match(order.lines[0]?.title ?? '', /\p{Script=Han}/u);
});

test('purchase: the same checkout sent twice and at once is one order with one answer; another body is refused', async () => {
  const { variant } = await findVariant(shop.api, 'mug');
  const cart = await readyCart(shop.api, variant.variantId);
  const key = crypto.randomUUID();
  const replies = await Promise.all([1, 2, 3].map(() => checkOut(shop.api, cart, goodCard, key)));
  const ids = new Set(replies.flatMap((reply) => (reply.isOk ? [reply.answer.orderId] : [])));
  const refused = replies.flatMap((reply) => (reply.isOk ? [] : [reply.problem.code]));
  assert.equal(ids.size, 1);
  assert.ok(
    refused.every((code) => code === 'in-flight'),
    refused.join(),
  );
  const again = answerOf(await checkOut(shop.api, cart, goodCard, key));
  assert.deepEqual([...ids], [again.orderId]);
  const other = await shop.api.order.checkout(
    {
      cartToken: cart.cartToken,
      expectedTotal: { amountMinor: 1, currency: 'GBP' },
      paymentMethod: goodCard,
    },
    { idempotencyKey: key },
  );
  assert.ok(!other.isOk && other.problem.code === 'key-reused', JSON.stringify(other));
});

test('purchase: a declined card takes nothing, and another card pays the same order', async () => {
  const { variant } = await findVariant(shop.api, 'candle');
  const cart = await readyCart(shop.api, variant.variantId);
  const declined = await checkOut(shop.api, cart, { ...goodCard, number: '4000000000009995' });
  assert.ok(!declined.isOk && declined.problem.code === 'payment-declined', JSON.stringify(declined));
  const { orderId, orderKey } = declined.problem.data as { orderId: string; orderKey: string };
  const paid = answerOf(await shop.api.order.payOrder({ orderId, orderKey, paymentMethod: goodCard }));
  assert.equal(
    (await followOrder(shop.api, { ...paid, orderKey }, (seen) => seen.state === 'paid')).payment.attempt,
    2,
  );
});

test('purchase: an order that waits for its QR code can be cancelled by its buyer', async () => {
  const { variant } = await findVariant(shop.api, 'frame');
  const cart = await readyCart(shop.api, variant.variantId);
  const waiting = answerOf(await checkOut(shop.api, cart, { type: 'qr' }));
  assert.equal(waiting.state, 'awaiting-payment');
  assert.equal(waiting.payment.nextAction?.type, 'qr');
  const cancelled = answerOf(
    await shop.api.order.cancelOrder({
      orderId: waiting.orderId,
      ...(waiting.orderKey ? { orderKey: waiting.orderKey } : {}),
    }),
  );
  assert.equal(cancelled.state, 'cancelled');
});

test('purchase: a paid order that is cancelled gives stock and money back', async () => {
  const { variant } = await findVariant(shop.api, 'cushion');
  const owner = await staff();
  const before = answerOf(await owner.catalog.getStock({ variantId: variant.variantId }));
  const placed = answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId)));
  const order = await followOrder(shop.api, placed, (seen) => seen.state === 'paid');
  answerOf(await owner.order.cancelOrder({ orderId: order.orderId, reason: 'the buyer called' }));
  for (let waitedMs = 0; ; waitedMs += 200) {
    const { attempts } = answerOf(await owner.payment.listPayments({ orderId: order.orderId }));
    if (attempts[0]?.refundedMinor === order.totals.total.amountMinor) break;
    assert.ok(waitedMs < 20_000, JSON.stringify(attempts));
    await delay(200);
  }
  const after = answerOf(await owner.catalog.getStock({ variantId: variant.variantId }));
  assert.deepEqual(
    { free: after.free, held: after.held, committed: after.committed },
    { free: before.free, held: before.held, committed: before.committed },
  );
});

test('purchase: the figures of the day know the orders, and the auditor finds nothing', async () => {
  const owner = await staff();
  for (let waitedMs = 0; ; waitedMs += 200) {
    const { days } = answerOf(await owner.insight.getSales({ days: 2 }));
    if (
      days.some((day) => day.currency === 'GBP' && day.orders >= 4) &&
      days.some((day) => day.currency === 'CNY')
    )
      break;
    assert.ok(waitedMs < 20_000, JSON.stringify(days));
    await delay(200);
  }
  assert.deepEqual(await shop.audit(), []);
  // The running auditor, which asks the rooms wherever they are, has looked at all three and has nothing to tell.
  for (let waitedMs = 0; ; waitedMs += 500) {
    const { rooms, breaches } = answerOf(await owner.insight.listBreaches({}));
    assert.deepEqual(
      breaches.filter(({ isTold }) => isTold),
      [],
    );
    if (['catalog', 'order', 'payment'].every((name) => rooms.some(({ room }) => room === name))) break;
    assert.ok(waitedMs < 30_000, JSON.stringify(rooms));
    await delay(500);
  }
});
