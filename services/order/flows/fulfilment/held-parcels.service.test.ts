import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { fakeCarrier } from '../../providers/fake-carrier.ts';
import { accepted, aReadyCart, aWorld, refused } from '../../testing.ts';
import { openPress } from '../document/open-press.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeHolds } from './fake-holds.ts';
import { fakeParcels, toDoor } from './fake-parcels.ts';
import { heldShop } from './held-shop.ts';

/** A room of a shop that takes money as goods are sent, with a carrier in memory. */
async function openShop(killPoint: (name: string) => void) {
  const world = aWorld();
  fakeAfterSale(world);
  const holds = fakeHolds(world);
  const carrier = fakeCarrier();
  const open = () => Promise.resolve({ carriers: { fake: carrier }, press: openPress(), markets: new Map() });
  const others = defaultSettings();
  const setting: ReadSetting = (key) => (key === 'order.captureGb' ? 'at shipping' : others(key));
  const room = await openTestRoom(
    { ...orderService, open },
    { neighbours: world.neighbours, setting, killPoint },
  );
  const sql = <Row>(text: string, ...values: unknown[]) => room.db.rows<Row>({ name: '', text, values });
  return {
    ...heldShop(room, world, holds),
    room,
    world,
    holds,
    carrier,
    sql,
    /** An order of so many at 12.50, with 3.95 for delivery, whose money is held. */
    sold: async (quantity: number) => {
      const wish = { quantity, quote: { free: 50 } };
      const { cart, quote: _quote, ...input } = await aReadyCart(room, world, wish);
      const { orderId, lines } = accepted(await room.ask('checkout', input));
      return { orderId, lineId: lines[0]?.lineId ?? '', totalMinor: cart.totals.total.amountMinor };
    },
    /** Runs the job of every parcel of an order whose money is being taken. */
    runJobs: async (orderId: string) => {
      const text = `select charge_id as "chargeId" from charges where order_id = $1`;
      for (const { chargeId } of await sql<{ chargeId: string }>(text, orderId)) {
        await room.run('send-parcel', { chargeId });
      }
    },
  };
}

let shop: Awaited<ReturnType<typeof openShop>>;
let bench: ReturnType<typeof fakeParcels>;
let armed: string | undefined;
before(async () => {
  shop = await openShop((name) => {
    if (name !== armed) return;
    armed = undefined;
    throw new Error(`killed at ${name}`);
  });
  bench = fakeParcels(shop.room.ask, shop.carrier);
});
beforeEach(() => {
  shop.holds.capturing = 'succeeded';
  shop.carrier.mishaps.length = 0;
  shop.carrier.calls.length = 0;
  shop.world.calls.length = 0;
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(shop.room.db), []);
});
after(() => shop.room.close());

const captures = () => shop.world.calls.filter((call) => call === 'payment.capture').length;
/** A wish for a parcel of so many that the carrier of the shop is to bring. */
const booked = (order: { orderId: string; lineId: string }, quantity: number | null) => ({
  ...shop.wish(order, quantity),
  bookWith: 'fake',
});
/** Where the carrier's parcels of an order are, those of charges that were given up too. */
const atCarrier = () => [...shop.carrier.parcels.values()].map(({ events }) => events.at(-1)?.status);
const untouched = async (order: { orderId: string; totalMinor: number }, paymentState: string) => {
  const { state, fulfilment, shipments } = await shop.look(order.orderId);
  assert.deepEqual([state, fulfilment, shipments], ['authorised', 'none', []]);
  assert.deepEqual(await shop.books(order.orderId), {
    heldMinor: order.totalMinor,
    takenMinor: 0,
    letGoMinor: 0,
    backMinor: 0,
    state: paymentState,
  });
};

describe('a parcel that a carrier is to bring, of an order whose money is held', () => {
  test('takes its share when it is booked, and nothing more as the carrier tells of its way', async () => {
    const order = await shop.sold(3);
    const { orderId, totalMinor } = order;
    const first = accepted(await shop.ship(booked(order, 1)));
    assert.deepEqual([first.tracking?.state, first.tracking?.status], ['booked', 'label-created']);
    assert.match(first.trackingNumber ?? '', /^FK\d{9}GB$/);
    assert.equal((await shop.books(orderId)).takenMinor, 1250 + 395);
    const events = [...toDoor, 'delivered' as const].map((status) =>
      shop.carrier.move(first.shipmentId, status),
    );
    for (const event of [...events.toReversed(), ...events]) accepted(await bench.hear(event));
    const partly = await shop.look(orderId);
    assert.deepEqual([partly.fulfilment, partly.payment.state], ['part', 'part-paid']);
    assert.equal(partly.shipments[0]?.state, 'delivered');
    assert.deepEqual([(await shop.books(orderId)).takenMinor, captures()], [1645, 1]);
    const last = accepted(await shop.ship(booked(order, null)));
    await bench.go(last.shipmentId, ...toDoor, 'delivered');
    const all = await shop.look(orderId);
    assert.deepEqual([all.fulfilment, all.payment.state], ['delivered', 'paid']);
    assert.deepEqual([(await shop.books(orderId)).takenMinor, captures()], [totalMinor, 2]);
  });

  test('is mailed when it has its number, once', async () => {
    const order = await shop.sold(1);
    const { shipmentId } = accepted(await shop.ship(booked(order, null)));
    const jobs = await shop.sql<{ count: number }>(
      `select count(*)::int as count from order_jobs.jobs
       where task_identifier = 'send-shipment-mail' and key = 'send-shipment-mail ' || $1`,
      shipmentId,
    );
    assert.deepEqual(jobs, [{ count: 1 }]);
  });

  test('that the carrier refuses takes no money and is not sent; another way it goes', async () => {
    const order = await shop.sold(2);
    shop.carrier.mishaps.push('refused');
    const wish = booked(order, 2);
    const answer = await shop.ship(wish);
    assert.ok(isRefusal(answer));
    assert.deepEqual([answer.refusal, answer.data], ['booking-refused', { code: 'parameter_invalid' }]);
    assert.equal(captures(), 0);
    await untouched(order, 'authorised');
    assert.equal((await shop.look(order.orderId)).timeline.at(-1)?.what, 'parcel-refused');
    const { bookWith: _bookWith, ...byHand } = wish;
    accepted(await shop.ship(byHand));
    assert.equal((await shop.books(order.orderId)).takenMinor, order.totalMinor);
  });

  test('to a carrier that the shop has not, or to nowhere, takes no money', async () => {
    const order = await shop.sold(1);
    assert.equal(refused(await shop.ship({ ...booked(order, 1), bookWith: 'none' })), 'value-invalid');
    await untouched(order, 'authorised');
    await shop.sql('update orders set shipping_address = null where order_id = $1', order.orderId);
    assert.equal(refused(await shop.ship(booked(order, 1))), 'value-invalid');
    assert.deepEqual([captures(), shop.carrier.calls], [0, []]);
  });

  for (const lost of ['lost', 'lost-after'] as const) {
    test(`waits for the carrier before its money is taken: ${lost}`, async () => {
      const order = await shop.sold(2);
      shop.carrier.mishaps.push(lost, lost);
      const wish = booked(order, 2);
      assert.equal(refused(await shop.ship(wish)), 'capture-pending');
      await shop.runJobs(order.orderId);
      await untouched(order, 'authorised');
      assert.equal(captures(), 0);
      await shop.runJobs(order.orderId);
      const { shipments } = await shop.look(order.orderId);
      assert.deepEqual(
        shipments.map(({ tracking }) => tracking?.state),
        ['booked'],
      );
      assert.deepEqual([(await shop.books(order.orderId)).takenMinor, captures()], [order.totalMinor, 1]);
    });
  }
});

describe('a booked parcel whose money is refused', () => {
  test('is called off at its carrier and not sent', async () => {
    const order = await shop.sold(1);
    shop.carrier.parcels.clear();
    shop.holds.capturing = 'failed';
    assert.equal(refused(await shop.ship(booked(order, 1))), 'capture-refused');
    assert.deepEqual(atCarrier(), ['cancelled']);
    await untouched(order, 'capture-refused');
    shop.holds.capturing = 'succeeded';
    accepted(await shop.ship(booked(order, 1)));
    assert.deepEqual(atCarrier(), ['cancelled', 'label-created']);
    assert.equal((await shop.books(order.orderId)).takenMinor, order.totalMinor);
  });

  test('is called off later when its carrier is not heard', async () => {
    const order = await shop.sold(1);
    shop.carrier.parcels.clear();
    shop.holds.capturing = 'failed';
    shop.world.before.set('payment.capture', () => {
      shop.world.before.clear();
      shop.carrier.mishaps.push('lost');
    });
    assert.equal(refused(await shop.ship(booked(order, 1))), 'capture-pending');
    assert.deepEqual(atCarrier(), ['label-created']);
    await shop.runJobs(order.orderId);
    assert.deepEqual(atCarrier(), ['cancelled']);
    await untouched(order, 'capture-refused');
  });
});

describe('a process that dies while a parcel is booked and its money taken', () => {
  test('order.book-ahead.after-carrier: the job goes on, with one parcel and one capture', async () => {
    for (const finisher of ['repeat', 'job'] as const) {
      const order = await shop.sold(1);
      shop.carrier.parcels.clear();
      const wish = booked(order, null);
      armed = 'order.book-ahead.after-carrier';
      await assert.rejects(shop.ship(wish), /killed/);
      await untouched(order, 'authorised');
      if (finisher === 'job') await shop.runJobs(order.orderId);
      else accepted(await shop.ship(wish));
      assert.deepEqual(atCarrier(), ['label-created']);
      assert.equal((await shop.books(order.orderId)).takenMinor, order.totalMinor);
    }
  });

  test('order.call-off-ahead.after-carrier: the job finds it called off', async () => {
    const order = await shop.sold(1);
    shop.carrier.parcels.clear();
    shop.holds.capturing = 'failed';
    armed = 'order.call-off-ahead.after-carrier';
    await assert.rejects(shop.ship(booked(order, null)), /killed/);
    await shop.runJobs(order.orderId);
    assert.deepEqual(atCarrier(), ['cancelled']);
    await untouched(order, 'capture-refused');
  });

  test('of the same booked parcel asked for ten times at once one is booked, and its money is taken once', async () => {
    const order = await shop.sold(2);
    shop.carrier.parcels.clear();
    const wish = booked(order, 2);
    const sent = await Promise.all(Array.from({ length: 10 }, () => shop.ship(wish)));
    assert.equal(new Set(sent.map((each) => accepted(each).shipmentId)).size, 1);
    assert.deepEqual(atCarrier(), ['label-created']);
    assert.equal((await shop.books(order.orderId)).takenMinor, order.totalMinor);
  });
});
