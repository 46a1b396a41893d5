import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeCarrier } from '../../providers/fake-carrier.ts';
import { openPress } from '../document/open-press.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeParcels, staff, toDoor, type Sold } from './fake-parcels.ts';

const carrier = fakeCarrier();
const world = aWorld();
let armed: string | undefined;
let room: TestRoom<'order'>;
let bench: ReturnType<typeof fakeParcels>;
before(async () => {
  fakeAfterSale(world);
  const open = () => Promise.resolve({ carriers: { fake: carrier }, press: openPress(), markets: new Map() });
  room = await openTestRoom(
    { ...orderService, open },
    {
      neighbours: world.neighbours,
      killPoint: (name) => {
        if (name !== armed) return;
        armed = undefined;
        throw new Error(`killed at ${name}`);
      },
    },
  );
  bench = fakeParcels(room.ask, carrier);
});
beforeEach(() => {
  carrier.mishaps.length = 0;
  carrier.calls.length = 0;
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

async function sold(quantity = 5): Promise<Sold> {
  const wish = { quantity, quote: { free: 50 } };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, wish);
  const { orderId, lines, orderKey } = accepted(await room.ask('checkout', input));
  return { orderId, lineId: lines[0]?.lineId ?? '', orderKey: orderKey ?? '' };
}

/** The job, when the time of a parcel has come. */
async function follow(shipmentId: string): Promise<void> {
  const text = 'update parcels set look_at = now() where shipment_id = $1 and look_at is not null';
  await room.db.rows({ name: '', text, values: [shipmentId] });
  await room.run('follow-parcels');
}

const jobs = async (name: string) => {
  const text = 'select count(*)::int as count from order_jobs.jobs where task_identifier = $1';
  return (await room.db.rows<{ count: number }>({ name: '', text, values: [name] }))[0]?.count ?? 0;
};

describe('a carrier that fails', () => {
  test('dead: goods are sent, the parcel is booked later, once, and the mail waits for its number', async () => {
    const order = await sold();
    carrier.mishaps.push('lost', 'lost-after');
    const waiting = await jobs('send-shipment-mail');
    const shipment = await bench.ship(order);
    const { shipmentId } = shipment;
    assert.deepEqual([shipment.trackingNumber, shipment.tracking?.state], [null, 'asked']);
    assert.equal((await bench.look(order)).fulfilment, 'shipped');
    await follow(shipmentId);
    assert.equal((await bench.look(order)).shipments[0]?.tracking?.state, 'asked');
    assert.equal(await jobs('send-shipment-mail'), waiting);
    await follow(shipmentId);
    const [found] = (await bench.look(order)).shipments;
    assert.deepEqual(
      [found?.tracking?.state, found?.trackingNumber],
      ['booked', carrier.parcels.get(shipmentId)?.trackingNumber],
    );
    assert.equal(await jobs('send-shipment-mail'), (waiting ?? 0) + 1);
    assert.deepEqual(carrier.calls, ['book', 'book', 'book']);
  });

  test('an event of a parcel whose booking was not heard books it', async () => {
    const order = await sold();
    carrier.mishaps.push('lost-after');
    const { shipmentId } = await bench.ship(order);
    await bench.go(shipmentId, 'picked-up');
    const [found] = (await bench.look(order)).shipments;
    assert.deepEqual([found?.tracking?.state, found?.tracking?.status], ['booked', 'picked-up']);
    await follow(shipmentId);
    assert.equal((await bench.look(order)).shipments[0]?.tracking?.events.length, 2);
  });

  test('events that never came are asked for; nothing is asked after the end', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    for (const status of [...toDoor, 'delivered' as const]) carrier.move(shipmentId, status);
    await room.run('follow-parcels');
    assert.deepEqual(carrier.calls, ['book']);
    await follow(shipmentId);
    assert.equal((await bench.look(order)).fulfilment, 'delivered');
    await follow(shipmentId);
    assert.deepEqual(carrier.calls, ['book', 'track']);
  });

  test('a refusal is told, and the shipment is followed by hand', async () => {
    const order = await sold();
    carrier.mishaps.push('refused');
    const { shipmentId, tracking } = await bench.ship(order);
    assert.equal(tracking?.state, 'refused');
    assert.equal((await bench.look(order)).timeline.at(-1)?.what, 'parcel-refused');
    accepted(await room.ask('markDelivered', { orderId: order.orderId, shipmentId }, staff));
    assert.equal((await bench.look(order)).fulfilment, 'delivered');
  });

  for (const place of [
    'order.ship.after-written',
    'order.book-parcel.after-carrier',
    'order.take-over-parcel.before',
    'order.take-over-parcel.after',
  ]) {
    test(`is booked once by the repeat or the job after it died at ${place}`, async () => {
      for (const finisher of ['repeat', 'job'] as const) {
        const order = await sold();
        const given = bench.wish(order);
        armed = place;
        await assert.rejects(room.ask('ship', given, staff), new RegExp(`killed at ${place}`));
        const shipmentId = (await bench.look(order)).shipments[0]?.shipmentId ?? '';
        await room.run('send-goods', { shipmentId });
        if (finisher === 'job') await follow(shipmentId);
        else accepted(await room.ask('ship', given, staff));
        const { shipments } = await bench.look(order);
        assert.deepEqual(
          shipments.map(({ tracking, trackingNumber }) => [tracking?.state, trackingNumber]),
          [['booked', carrier.parcels.get(shipmentId)?.trackingNumber]],
        );
      }
    });
  }
});

describe('calling a parcel off', () => {
  const callOff = ({ orderId }: Sold, shipmentId: string) =>
    room.ask('cancelParcel', { orderId, shipmentId }, staff);

  test('before it is picked up, also when the answer is lost; not after', async () => {
    const order = await sold();
    const [early, late] = [await bench.ship(order, 2), await bench.ship(order)];
    carrier.mishaps.push('lost-after');
    assert.equal(accepted(await callOff(order, early.shipmentId)).tracking?.state, 'cancelling');
    await follow(early.shipmentId);
    assert.equal(accepted(await callOff(order, early.shipmentId)).tracking?.state, 'cancelled');
    await bench.go(late.shipmentId, 'picked-up');
    assert.equal(refused(await callOff(order, late.shipmentId)), 'order-state');
    assert.equal(refused(await callOff(await sold(), late.shipmentId)), 'not-found');
  });

  test('three times at once is done once, and all are told the same', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    const answers = await Promise.all([1, 2, 3].map(() => callOff(order, shipmentId)));
    const states = answers.map((answer) => accepted(answer).shipmentId);
    assert.deepEqual(states, [shipmentId, shipmentId, shipmentId]);
    const { timeline } = await bench.look(order);
    assert.equal(timeline.filter(({ what }) => what === 'parcel-cancelling').length, 1);
    assert.equal(accepted(await callOff(order, shipmentId)).tracking?.state, 'cancelled');
  });

  test('that the carrier has picked up meanwhile is followed on', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    const pickedUp = carrier.move(shipmentId, 'picked-up');
    assert.equal(refused(await callOff(order, shipmentId)), 'order-state');
    await bench.hear(pickedUp);
    assert.deepEqual((await bench.look(order)).shipments[0]?.tracking?.state, 'booked');
  });
});
