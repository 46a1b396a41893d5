// topologies: replicated
// shop: shared
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { answerOf, checkOut, findVariant, followOrder, readyCart, type Order } from '../support/shopper.ts';
import { startTestShop, type TestShop } from '../support/start-test-shop.ts';

const buyer = 'parcels.buyer@example.org';

let shop: TestShop;
before(async () => {
  shop = await startTestShop();
});
after(() => shop.stop());

async function staff() {
  const { sessionToken } = answerOf(
    await shop.api.user.signIn({ email: 'warehouse@souk.example', password: 'souk-warehouse-demo' }),
  );
  return shop.clientWith({ 'souk-session': sessionToken });
}

async function bought(quantity: number, email = buyer): Promise<Order> {
  const { variant } = await findVariant(shop.api, 'lantern');
  const cart = await readyCart(shop.api, variant.variantId, { quantity, email });
  const placed = answerOf(await checkOut(shop.api, cart));
  const order = await followOrder(shop.api, placed, (seen) => seen.state === 'paid');
  return { ...order, orderKey: placed.orderKey };
}

/** Presses a button of the carrier's page, as a person does; the parcel is found by its tracking number. */
async function press(trackingNumber: string, ...way: string[]): Promise<void> {
  for (const status of way) {
    const page = await (await fetch(shop.carrierUrl)).text();
    const card = page.split('<section').find((each) => each.includes(trackingNumber));
    const action = /action="([^"]+)"/.exec(card ?? '')?.[1];
    assert.ok(action && card?.includes(`value="${status}"`), `${trackingNumber} cannot be ${status}`);
    const body = new URLSearchParams({ status });
    const answer = await fetch(shop.carrierUrl + action, { method: 'POST', body, redirect: 'manual' });
    assert.equal(answer.status, 303);
  }
}

async function mails(count: number): Promise<string[]> {
  for (let waitedMs = 0; ; waitedMs += 200) {
    const response = await fetch(`${shop.mailboxUrl}/messages?to=${encodeURIComponent(buyer)}`);
    const { messages } = (await response.json()) as { messages: { subject: string }[] };
    if (messages.length >= count) return messages.map(({ subject }) => subject);
    assert.ok(waitedMs < 20_000, JSON.stringify(messages));
    await delay(200);
  }
}

const toDoor = ['picked_up', 'in_transit', 'out_for_delivery'];

test('parcels: staff send an order in two parcels, the carrier brings both, the buyer sees and reads it', async () => {
  const order = await bought(3);
  const { orderId, orderNumber } = order;
  const lineId = order.lines[0]?.lineId ?? '';
  const warehouse = await staff();
  const send = async (reference: string, quantity: number) =>
    answerOf(
      await warehouse.order.ship({
        orderId,
        reference,
        carrier: 'Sandbox Post',
        bookWith: 'sandbox',
        lines: [{ lineId, quantity }],
      }),
    );
  const [first, second] = [await send('first', 1), await send('second', 2)];
  const numbers = [first, second].map(({ trackingNumber }) => trackingNumber ?? '');
  for (const number of numbers) assert.match(number, /^SK\d{9}GB$/);
  await press(numbers[0] ?? '', ...toDoor, 'failed_attempt', 'out_for_delivery', 'delivered');
  const halfway = await followOrder(shop.api, order, (seen) => seen.shipments[0]?.state === 'delivered');
  assert.equal(halfway.fulfilment, 'shipped');
  await press(numbers[1] ?? '', ...toDoor, 'delivered');
  // News of the way can come after that of the arrival: each is a webhook of its own.
  const seen = await followOrder(
    shop.api,
    order,
    ({ fulfilment, shipments }) =>
      fulfilment === 'delivered' &&
      [7, 5].every((count, parcel) => shipments[parcel]?.tracking?.events.length === count),
  );
  const steps = seen.timeline.map(({ what }) => what);
  assert.equal(steps.filter((what) => what === 'parcel-delivered').length, 2);
  assert.equal(steps.filter((what) => what === 'parcel-failed-attempt').length, 1);
  assert.deepEqual(
    seen.shipments.map(({ tracking }) => [tracking?.status, tracking?.events.length, tracking?.labelUrl]),
    [
      ['delivered', 7, null],
      ['delivered', 5, null],
    ],
  );
  const subjects = (await mails(5)).toSorted((one, other) => (one < other ? -1 : 1));
  const shipped = `Your order ${orderNumber} is on its way`;
  const arrived = `A parcel of your order ${orderNumber} has arrived`;
  assert.deepEqual(subjects.filter((subject) => subject === shipped).length, 2);
  assert.deepEqual(subjects.filter((subject) => subject === arrived).length, 2);
});

test('parcels: with the carrier dead goods are sent, and the parcel is booked when it is back', async () => {
  const order = await bought(1, 'other.buyer@example.org');
  const pid = (await shop.processes())['carrier'];
  assert.ok(pid);
  process.kill(pid, 'SIGSTOP');
  const warehouse = await staff();
  const sent = await warehouse.order
    .ship({ orderId: order.orderId, reference: 'one', carrier: 'Sandbox Post', bookWith: 'sandbox' })
    .finally(() => process.kill(pid, 'SIGKILL'));
  const { trackingNumber, tracking } = answerOf(sent);
  assert.deepEqual([trackingNumber, tracking?.state], [null, 'asked']);
  const booked = await followOrder(
    shop.api,
    order,
    (seen) => seen.shipments[0]?.trackingNumber !== null,
    60_000,
  );
  assert.equal(booked.shipments[0]?.tracking?.state, 'booked');
  await press(booked.shipments[0].trackingNumber ?? '', ...toDoor, 'delivered');
  await followOrder(shop.api, order, ({ fulfilment }) => fulfilment === 'delivered');
  assert.deepEqual(await shop.audit(), []);
});
