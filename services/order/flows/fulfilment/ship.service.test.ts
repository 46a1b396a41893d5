import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Permission, Subject } from '#contracts/access.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale, type AfterSale } from '../refund/fake-after-sale.ts';

const places = [
  'order.ship.before-written',
  'order.ship.after-written',
  'order.send-goods.after-catalog',
  'order.send-goods.after-settled',
] as const;

const staffWith = (...permissions: Permission[]): { subject: Subject } => ({
  subject: { kind: 'staff', staffId: uuidv7(), sessionId: uuidv7(), permissions },
});
const staff = staffWith('orders.read', 'orders.write', 'orders.fulfil');

let room: TestRoom<'order'>;
let world: FakeWorld;
let afterSale: AfterSale;
let armed: string | undefined;
const passed: string[] = [];
before(async () => {
  world = aWorld();
  afterSale = fakeAfterSale(world);
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    killPoint: (name) => {
      passed.push(name);
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
beforeEach(() => {
  world.down.clear();
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

type Wish = InputTo<'order', 'ship'>;
async function sold(quantity = 5) {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, { quantity, quote: { free: 50 } });
  const { orderId, lines } = accepted(await room.ask('checkout', input));
  return { orderId, lineId: lines[0]?.lineId ?? '', variantId: quote.variantId };
}
type Sold = Awaited<ReturnType<typeof sold>>;
const aWish = ({ orderId, lineId }: Sold, quantity: number | null, more: Partial<Wish> = {}): Wish => ({
  orderId,
  reference: uuidv7(),
  carrier: 'Royal Mail',
  trackingNumber: 'RM123456785GB',
  ...(quantity === null ? {} : { lines: [{ lineId, quantity }] }),
  ...more,
});
const ship = (wish: Wish, as = staff) => room.ask('ship', wish, as);
const look = async (orderId: string) => accepted(await room.ask('getOrder', { orderId }, staff));

describe('sending goods', () => {
  test('in two parcels: states, events, mail and the shelf follow', async () => {
    const order = await sold();
    const { orderId, lineId, variantId } = order;
    assert.equal((await look(orderId)).fulfilment, 'none');
    const first = accepted(await ship(aWish(order, 2)));
    const { shipmentId, shippedAt, ...rest } = first;
    assert.deepEqual(rest, {
      number: 1,
      carrier: 'Royal Mail',
      trackingNumber: 'RM123456785GB',
      state: 'shipped',
      deliveredAt: null,
      lines: [{ lineId, quantity: 2 }],
    });
    const partly = await look(orderId);
    assert.deepEqual([partly.fulfilment, partly.lines[0]?.shippedQuantity], ['part', 2]);
    assert.deepEqual(partly.shipments, [first]);
    assert.deepEqual(afterSale.shipments.get(shipmentId), { orderId, lines: [{ variantId, quantity: 2 }] });
    const second = accepted(await ship(aWish(order, null)));
    assert.deepEqual(second.lines, [{ lineId, quantity: 3 }]);
    assert.equal((await look(orderId)).fulfilment, 'shipped');
    const told = (await room.announced()).filter(
      ({ name, key }) => name === 'order.fulfilled' && key === orderId,
    );
    const lines = (quantity: number) => [{ variantId, quantity }];
    assert.deepEqual(
      told.map(({ payload }) => payload),
      [
        { orderId, shipmentId, shippedAt, isComplete: false, lines: lines(2) },
        {
          orderId,
          shipmentId: second.shipmentId,
          shippedAt: second.shippedAt,
          isComplete: true,
          lines: lines(3),
        },
      ],
    );
    await room.run('send-shipment-mail', { shipmentId });
    const { template, to, values } = world.mails.at(-1) ?? {};
    assert.deepEqual([template, to], ['order-shipped', { email: 'ada@example.com' }]);
    assert.deepEqual(
      [values?.carrier, values?.trackingNumber, values?.lines],
      ['Royal Mail', 'RM123456785GB', '2 × White Hanging Heart T-Light Holder'],
    );
  });

  test('a parcel arrives once; the order is delivered when all have', async () => {
    const order = await sold();
    const { orderId } = order;
    const first = accepted(await ship(aWish(order, 2)));
    const second = accepted(await ship(aWish(order, null)));
    const deliver = ({ shipmentId }: typeof first) =>
      room.ask('markDelivered', { orderId, shipmentId }, staff);
    const delivered = accepted(await deliver(first));
    assert.ok(delivered.state === 'delivered' && (delivered.deliveredAt ?? '') >= first.shippedAt);
    assert.deepEqual(await deliver(first), delivered);
    assert.equal((await look(orderId)).fulfilment, 'shipped');
    await Promise.all(Array.from({ length: 20 }, () => deliver(second)));
    const { fulfilment, timeline } = await look(orderId);
    assert.equal(fulfilment, 'delivered');
    const steps = timeline.map(({ what }) => what).slice(-4);
    assert.deepEqual(steps, ['shipped', 'shipped', 'delivered', 'delivered']);
    const other = await sold();
    const wrong = await room.ask(
      'markDelivered',
      { orderId: other.orderId, shipmentId: first.shipmentId },
      staff,
    );
    assert.equal(refused(wrong), 'not-found');
  });

  test('the same reference sends nothing twice; another parcel under it is refused', async () => {
    const order = await sold();
    const wish = aWish(order, 2);
    const shipment = accepted(await ship(wish));
    assert.deepEqual(await ship(wish), shipment);
    assert.equal(refused(await ship({ ...wish, carrier: 'DHL' })), 'already-exists');
    assert.equal((await look(order.orderId)).shipments.length, 1);
  });

  test('of twenty at once for five goods five are sent', async () => {
    const order = await sold(5);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ship(aWish(order, 1))));
    const verdicts = answers.map((answer) => ('refusal' in answer ? answer.refusal : answer.state));
    assert.equal(verdicts.filter((verdict) => verdict === 'shipped').length, 5);
    const { shipments, fulfilment } = await look(order.orderId);
    assert.deepEqual(
      shipments.map(({ number }) => number),
      [1, 2, 3, 4, 5],
    );
    assert.equal(fulfilment, 'shipped');
  });

  test('what is refunded with its goods is not sent any more, and what was sent is not cancelled', async () => {
    const order = await sold();
    const { orderId, lineId } = order;
    accepted(await ship(aWish(order, 3)));
    assert.equal(refused(await room.ask('cancelOrder', { orderId }, staff)), 'order-state');
    const line = { lineId, quantity: 2, goods: 'restock' as const };
    const refund = { orderId, reference: 'rest', lines: [line], reason: 'sold out' };
    accepted(await room.ask('refundLines', refund, staff));
    assert.equal((await look(orderId)).fulfilment, 'shipped');
    assert.equal(refused(await ship(aWish(order, 1))), 'order-state');
  });

  test('cancelling and sending at once leave one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const order = await sold();
      const [sent, cancelled] = await Promise.all([
        ship(aWish(order, null)),
        room.ask('cancelOrder', { orderId: order.orderId }, staff),
      ]);
      assert.equal(Number('refusal' in sent) + Number('refusal' in cancelled), 1);
    }
  });

  test('what may not be sent is refused and changes nothing', async () => {
    const order = await sold();
    const cases: [Wish, string][] = [
      [aWish(order, 6), 'quantity-limit'],
      [aWish({ ...order, lineId: uuidv7() }, 1), 'value-invalid'],
      [aWish({ ...order, orderId: uuidv7() }, 1), 'order-not-found'],
      [aWish(order, 1, { shippedAt: '2011-01-01T00:00:00Z' }), 'not-allowed'],
    ];
    for (const [wish, code] of cases) assert.equal(refused(await ship(wish)), code);
    assert.equal(refused(await ship(aWish(order, 1), staffWith('orders.read'))), 'not-allowed');
    accepted(await room.ask('cancelOrder', { orderId: order.orderId }, staff));
    assert.equal(refused(await ship(aWish(order, 1))), 'order-state');
    assert.deepEqual((await look(order.orderId)).shipments, []);
  });
});

describe('a shipment that cannot be finished at once', () => {
  const shelf = (orderId: string) =>
    [...afterSale.shipments.values()].filter((move) => move.orderId === orderId).length;

  for (const place of places) {
    test(`is finished by the repeat, or by the job, after it died at ${place}`, async () => {
      for (const finisher of ['repeat', 'job'] as const) {
        const order = await sold();
        const wish = aWish(order, 2);
        armed = place;
        await assert.rejects(ship(wish), new RegExp(`killed at ${place}`));
        const [shipment] = (await look(order.orderId)).shipments;
        if (finisher === 'job' && shipment) {
          await room.run('send-goods', { shipmentId: shipment.shipmentId });
        } else accepted(await ship(wish));
        assert.equal(shelf(order.orderId), 1);
        assert.equal((await look(order.orderId)).shipments.length, 1);
      }
    });
  }

  test('waits for the catalog', async () => {
    const order = await sold();
    world.down.add('catalog.shipGoods');
    const { shipmentId } = accepted(await ship(aWish(order, 1)));
    await room.run('send-goods', { shipmentId });
    assert.equal(shelf(order.orderId), 0);
    world.down.clear();
    await room.run('send-goods', { shipmentId });
    assert.equal(shelf(order.orderId), 1);
  });

  test('of back orders that went before their arrival was booked in is booked out when it is', async () => {
    const order = await sold();
    const shipGoods = world.neighbours.catalog?.shipGoods;
    assert.ok(shipGoods && world.neighbours.catalog);
    const missing = () => Promise.resolve(refuse('out-of-stock', 'Not here yet.'));
    world.neighbours.catalog.shipGoods = missing;
    const { shipmentId } = accepted(await ship(aWish(order, 1)));
    await room.run('send-goods', { shipmentId });
    assert.equal(shelf(order.orderId), 0);
    world.neighbours.catalog.shipGoods = shipGoods;
    await room.run('send-goods', { shipmentId });
    assert.equal(shelf(order.orderId), 1);
    const { timeline } = accepted(await room.ask('getOrder', { orderId: order.orderId }, staff));
    assert.equal(
      timeline.some(({ what }) => what === 'goods-missing'),
      false,
    );
  });

  test('passes every place where it may die, in two reads, two flights and one call', async () => {
    const order = await sold();
    passed.length = 0;
    room.statements.length = 0;
    world.calls.length = 0;
    accepted(await ship(aWish(order, 1)));
    assert.deepEqual(passed, places);
    assert.deepEqual(world.calls, ['catalog.shipGoods']);
    // Reads · written: future, version, shipment, state, time line, event, job, read, mail · settled.
    assert.equal(room.statements.length, 2 + 9 + 1);
  });
});
