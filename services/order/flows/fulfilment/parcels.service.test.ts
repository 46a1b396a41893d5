import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { CarrierEvent } from '../../providers/carrier.ts';
import { fakeCarrier, signedByFake } from '../../providers/fake-carrier.ts';
import { openPress } from '../document/open-press.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, refused } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { fakeParcels, staff, toDoor, type Sold } from './fake-parcels.ts';

const carrier = fakeCarrier();
const world = aWorld();
let room: TestRoom<'order'>;
let bench: ReturnType<typeof fakeParcels>;
before(async () => {
  fakeAfterSale(world);
  const open = () => Promise.resolve({ carriers: { fake: carrier }, press: openPress(), markets: new Map() });
  room = await openTestRoom(
    { ...orderService, open },
    {
      neighbours: world.neighbours,
    },
  );
  bench = fakeParcels(room.ask, carrier);
});
beforeEach(() => {
  carrier.mishaps.length = 0;
  carrier.calls.length = 0;
});
afterEach(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

async function sold(quantity = 5): Promise<Sold> {
  const wish = { quantity, quote: { free: 50 } };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, wish);
  const { orderId, lines, orderKey } = accepted(await room.ask('checkout', input));
  return { orderId, lineId: lines[0]?.lineId ?? '', orderKey: orderKey ?? '' };
}

describe('parcels of a carrier', () => {
  test('two parcels go their way; buyer and staff see each step; the last arrival delivers the order', async () => {
    const order = await sold();
    const first = await bench.ship(order, 2);
    const second = await bench.ship(order);
    assert.match(first.trackingNumber ?? '', /^FK\d{9}GB$/);
    assert.notEqual(first.trackingNumber, second.trackingNumber);
    assert.deepEqual([first.tracking?.state, first.tracking?.status], ['booked', 'label-created']);
    await bench.go(first.shipmentId, ...toDoor, 'failed-attempt', 'out-for-delivery', 'delivered');
    const halfway = await bench.look(order);
    assert.deepEqual(
      [halfway.fulfilment, halfway.shipments.map(({ state }) => state)],
      ['shipped', ['delivered', 'shipped']],
    );
    await bench.go(second.shipmentId, ...toDoor, 'delivered');
    const seen = await bench.look(order);
    assert.deepEqual([seen.fulfilment, seen.shipments[1]?.state], ['delivered', 'delivered']);
    const delivered = seen.shipments[1]?.tracking?.events.at(-1);
    assert.deepEqual(seen.shipments[1]?.deliveredAt, delivered?.at);
    const ofFirst = seen.timeline.filter(({ why }) => why.startsWith('Parcel 1 ')).map(({ what }) => what);
    assert.deepEqual(ofFirst, [
      'shipped',
      'parcel-label-created',
      'parcel-picked-up',
      'parcel-in-transit',
      'parcel-out-for-delivery',
      'parcel-failed-attempt',
      'parcel-out-for-delivery',
      'parcel-delivered',
    ]);
    const buyers = accepted(await room.ask('getOrder', { orderId: order.orderId, orderKey: order.orderKey }));
    assert.equal(buyers.shipments[0]?.tracking?.events.length, 7);
    assert.deepEqual(
      [buyers.shipments[0]?.tracking?.labelUrl, seen.shipments[0]?.tracking?.labelUrl],
      [null, `http://carrier.example/${first.shipmentId}`],
    );
    for (const job of ['send-shipment-mail', 'send-arrival-mail'] as const) {
      await room.run(job, { shipmentId: second.shipmentId });
    }
    const mails = world.mails.slice(-2).map(({ template, values }) => [template, values.trackingNumber]);
    assert.deepEqual(mails, [
      ['order-shipped', second.trackingNumber],
      ['order-delivered', second.trackingNumber],
    ]);
  });

  test('events in the wrong order and again never move a shipment back', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    const events = [...toDoor, 'delivered' as const].map((status) => carrier.move(shipmentId, status));
    const [pickedUp, inTransit, , arrived] = events;
    assert.ok(pickedUp && inTransit && arrived);
    await bench.hear(inTransit);
    assert.equal((await bench.look(order)).shipments[0]?.tracking?.status, 'in-transit');
    await bench.hear(pickedUp);
    assert.equal((await bench.look(order)).shipments[0]?.tracking?.status, 'in-transit');
    for (const event of [arrived, ...events.toReversed(), ...events]) accepted(await bench.hear(event));
    const { fulfilment, shipments, timeline } = await bench.look(order);
    assert.equal(fulfilment, 'delivered');
    assert.deepEqual(
      shipments[0]?.tracking?.events.map(({ sequence }) => sequence),
      [1, 2, 3, 4, 5],
    );
    assert.equal(timeline.filter(({ what }) => what.startsWith('parcel-')).length, 5);
  });

  test('the same event twenty times at once has one effect, arrivals of two parcels at once too', async () => {
    const order = await sold();
    const [first, second] = [await bench.ship(order, 2), await bench.ship(order)];
    await bench.go(first.shipmentId, ...toDoor);
    await bench.go(second.shipmentId, ...toDoor);
    const arrivals = [first, second].map(({ shipmentId }) => carrier.move(shipmentId, 'delivered'));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => arrivals.map((each) => bench.hear(each))).flat(),
    );
    assert.ok(answers.every((answer) => 'received' in answer));
    const { fulfilment, timeline } = await bench.look(order);
    assert.equal(fulfilment, 'delivered');
    assert.equal(timeline.filter(({ what }) => what === 'parcel-delivered').length, 2);
  });

  test('what is not signed, not known or not readable changes nothing; strangers are told nothing', async () => {
    const order = await sold();
    const { shipmentId } = await bench.ship(order);
    const event = carrier.move(shipmentId, 'picked-up');
    assert.equal(refused(await bench.hear(event, {})), 'signature-wrong');
    for (const reference of [uuidv7(), 'x']) {
      const strange = { ...event, parcel: { ...event.parcel, reference } };
      assert.deepEqual(await bench.hear(strange), { received: true });
    }
    const elsewhere = { carrier: 'dhl', headers: signedByFake, rawBody: JSON.stringify(event) };
    assert.equal(refused(await room.ask('receiveCarrierWebhook', elsewhere)), 'not-found');
    const noise = { carrier: 'fake', headers: signedByFake, rawBody: 'x' };
    assert.equal(refused(await room.ask('receiveCarrierWebhook', noise)), 'invalid-input');
    assert.equal((await bench.look(order)).shipments[0]?.tracking?.events.length, 1);
    await bench.hear(event);
  });

  test('a wish that cannot be booked is refused and sends nothing', async () => {
    const order = await sold();
    const cases = [
      [bench.wish(order, 1, { bookWith: 'dhl' }), '/bookWith'],
      [bench.wish(order, 1, { trackingNumber: 'RM1' }), '/trackingNumber'],
    ] as const;
    for (const [given, path] of cases) {
      const answer = await room.ask('ship', given, staff);
      assert.deepEqual('refusal' in answer && [answer.refusal, answer.path], ['value-invalid', path]);
    }
    assert.deepEqual((await bench.look(order)).shipments, []);
  });
});

test('an event costs two reads and one flight, a repeat two reads', async () => {
  const { shipmentId } = await bench.ship(await sold());
  const [event, arrival] = [...toDoor, 'delivered' as const]
    .map((status) => carrier.move(shipmentId, status))
    .slice(-2);
  assert.ok(event && arrival);
  const cost = async (told: CarrierEvent) => {
    room.statements.length = 0;
    accepted(await bench.hear(told));
    return room.statements.length;
  };
  assert.deepEqual([await cost(event), await cost(event)], [2 + 2, 2]);
  // Also: the order’s row, arrival, how far the goods are, the mail.
  assert.equal(await cost(arrival), 2 + 2 + 4);
});
