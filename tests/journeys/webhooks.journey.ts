// topologies: one-process, replicated
// shop: shared
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../apps/client/client.ts';
import { askProvider, pauseWebhooks, secretsOf } from '../support/ask-provider.ts';
import {
  answerOf,
  checkOut,
  findVariant,
  followOrder,
  goodCard,
  readyCart,
  type Order,
} from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

type ProviderEvent = { id: string; type: string; delivery: { state: string } };

let shop: TestShop;
let owner: Client;
let secrets: Awaited<ReturnType<typeof secretsOf>>;
before(async () => {
  shop = await startTestShop();
  secrets = await secretsOf(shop);
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'owner@souk.example', password: 'souk-owner-demo' }),
  );
  owner = shop.clientWith({ 'souk-session': sessionToken });
});
afterEach(() => pauseWebhooks(shop, false));
after(() => shop.stop());

/** What the provider announced of an order's one payment, in its order. */
async function eventsOf(orderId: string): Promise<ProviderEvent[]> {
  const { attempts } = answerOf(await owner.payment.listPayments({ orderId }));
  const reference = attempts[0]?.attemptId;
  const { payments } = (await askProvider(shop, `/v1/payments?reference=${reference}`)) as {
    payments: { id: string }[];
  };
  const { events } = (await askProvider(shop, `/v1/events?paymentId=${payments[0]?.id}`)) as {
    events: ProviderEvent[];
  };
  return events;
}

/** Presses a button of the provider's page, as the buyer does. */
async function press(order: Order, answer: 'approve' | 'decline'): Promise<void> {
  const action = order.payment.nextAction;
  assert.ok(action, 'there is something to do');
  const body = new URLSearchParams({ answer });
  const response = await fetch(action.url, { method: 'POST', redirect: 'manual', body });
  assert.ok(response.status < 400, `the page answered ${response.status}`);
}

/** Sends an event to the shop’s door, signed as the provider signs, or with another secret. */
async function send(event: ProviderEvent, secret = secrets.webhookSecret): Promise<number> {
  const { delivery: _delivery, ...told } = event;
  const body = JSON.stringify(told);
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': event.id,
    'webhook-signature': `t=${seconds},v1=${signature}`,
  };
  return (await fetch(`${shop.url}/api/v1/webhooks/sandbox`, { method: 'POST', headers, body })).status;
}

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; !(await look()); waitedMs += 200) {
    assert.ok(waitedMs < 20_000, `${what} did not come`);
    await delay(200);
  }
}

/** The sums of the ledger in pounds, by account and provider. */
async function ledger(): Promise<Record<string, number>> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const { balances } = answerOf(await owner.payment.listBalances({ from: day(1), to: day(0) }));
  const pounds = balances.filter(({ currency }) => currency === 'GBP');
  return Object.fromEntries(
    pounds.map(({ account, provider, closingMinor }) => [
      provider ? `${account} ${provider}` : account,
      closingMinor,
    ]),
  );
}

async function change(before: Record<string, number>): Promise<Record<string, number>> {
  const now = await ledger();
  return Object.fromEntries(Object.entries(now).map(([name, minor]) => [name, minor - (before[name] ?? 0)]));
}

/** That one order of this variant was paid: once, with its goods taken and its books whole. */
async function assertPaidOnce(order: Order, variantId: string, was: Awaited<ReturnType<typeof standing>>) {
  const { amountMinor } = order.totals.total;
  const { attempts, entries } = answerOf(await owner.payment.listPayments({ orderId: order.orderId }));
  assert.deepEqual(
    attempts.map(({ state, capturedMinor, refundedMinor }) => [state, capturedMinor, refundedMinor]),
    [['captured', amountMinor, 0]],
  );
  assert.deepEqual(
    entries.map(({ account, why, amount }) => [account, why, amount.amountMinor]),
    [
      ['provider-clearing', 'capture', amountMinor],
      ['receivable', 'capture', -amountMinor],
    ],
  );
  await until('the sale in the books', async () => (await change(was.books))['receivable'] === 0);
  const booked = await change(was.books);
  const { 'provider-clearing sandbox': taken, sales = 0, shipping = 0, tax = 0, discount = 0 } = booked;
  assert.deepEqual([taken, sales + shipping + tax + discount], [amountMinor, -amountMinor]);
  const stock = answerOf(await owner.catalog.getStock({ variantId }));
  assert.deepEqual([stock.free, stock.held, stock.committed], [was.free - 1, was.held, was.committed + 1]);
}

async function standing(variantId: string) {
  const { free, held, committed } = answerOf(await owner.catalog.getStock({ variantId }));
  return { free, held, committed, books: await ledger() };
}

const methods = {
  'a QR code': { type: 'qr' },
  'a redirect': { type: 'redirect' },
  '3-D Secure': { ...goodCard, number: '4000000000003220' },
} as const;

for (const [name, method] of Object.entries(methods)) {
  test(`webhooks: an order that is approved by ${name} is paid by the webhook`, async () => {
    const { variant } = await findVariant(shop.api, 'frame');
    const was = await standing(variant.variantId);
    const waiting = answerOf(await checkOut(shop.api, await readyCart(shop.api, variant.variantId), method));
    assert.deepEqual(
      [waiting.state, waiting.payment.nextAction?.type],
      ['awaiting-payment', method.type === 'qr' ? 'qr' : 'redirect'],
    );
    await pauseWebhooks(shop, true);
    await press(waiting, 'approve');
    await delay(1000);
    const still = await followOrder(shop.api, waiting, () => true);
    assert.equal(still.state, 'awaiting-payment', 'nobody but the webhook tells of it');
    await pauseWebhooks(shop, false);
    const paid = await followOrder(shop.api, waiting, ({ state }) => state === 'paid');
    assert.deepEqual([paid.payment.state, paid.totals], ['paid', waiting.totals]);
    await assertPaidOnce(paid, variant.variantId, was);
  });
}

test('webhooks: of an order that the buyer declines nothing is taken', async () => {
  const { variant } = await findVariant(shop.api, 'frame');
  const was = await standing(variant.variantId);
  const waiting = answerOf(
    await checkOut(shop.api, await readyCart(shop.api, variant.variantId), { type: 'qr' }),
  );
  await press(waiting, 'decline');
  const refused = await followOrder(shop.api, waiting, ({ state }) => state === 'payment-refused');
  assert.equal(refused.payment.declineCode, 'buyer_declined');
  const { orderId, orderKey } = waiting;
  answerOf(await shop.api.order.cancelOrder({ orderId, ...(orderKey ? { orderKey } : {}) }));
  await until('the goods', async () => (await standing(variant.variantId)).free === was.free);
  assert.deepEqual(await standing(variant.variantId), was);
});

test('webhooks: repeated, out of order and all at once they pay once; of a stranger they do nothing', async () => {
  const { variant } = await findVariant(shop.api, 'frame');
  const was = await standing(variant.variantId);
  await pauseWebhooks(shop, true);
  const waiting = answerOf(
    await checkOut(shop.api, await readyCart(shop.api, variant.variantId), { type: 'qr' }),
  );
  await press(waiting, 'approve');
  const [first, last] = await eventsOf(waiting.orderId);
  assert.ok(first && last);
  assert.deepEqual([first.type, last.type], ['payment.requires_action', 'payment.captured']);
  assert.equal(await send(last, 'the secret of somebody else'), 401);
  assert.equal((await followOrder(shop.api, waiting, () => true)).state, 'awaiting-payment');
  for (const event of [last, first, first, last]) assert.equal(await send(event), 200);
  const paid = await followOrder(shop.api, waiting, ({ state }) => state === 'paid');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, each) => send(each % 2 ? first : last)));
  assert.deepEqual(new Set(answers), new Set([200]));
  await pauseWebhooks(shop, false);
  await until('the provider’s own webhooks', async () =>
    (await eventsOf(waiting.orderId)).every(({ delivery }) => delivery.state === 'delivered'),
  );
  await assertPaidOnce(paid, variant.variantId, was);
});

test('webhooks: cards whose webhooks come three times, out of order or alone are paid once', async () => {
  const { variant } = await findVariant(shop.api, 'frame');
  for (const [number, events] of [
    ['4000000000005043', 1],
    ['4000000000005050', 2],
    ['4000000000005027', 2],
  ] as const) {
    const was = await standing(variant.variantId);
    const cart = await readyCart(shop.api, variant.variantId);
    const placed = answerOf(await checkOut(shop.api, cart, { ...goodCard, number }));
    const paid = await followOrder(shop.api, placed, ({ state }) => state === 'paid');
    await until('every webhook', async () => {
      const told = await eventsOf(placed.orderId);
      return told.length === events && told.every(({ delivery }) => delivery.state === 'delivered');
    });
    await assertPaidOnce(paid, variant.variantId, was);
  }
});

test('webhooks: the auditor finds nothing', async () => {
  assert.deepEqual(await shop.audit(), []);
});
