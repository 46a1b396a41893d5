import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { fakeCarrier } from '../../providers/fake-carrier.ts';
import { openPress } from '../../flows/document/open-press.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { auditOrder } from '../audit.ts';
import { auditByOrders } from '../book/audit-by-orders.ts';

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const warehouse = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['orders.fulfil'] },
} as const;

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  const open = () =>
    Promise.resolve({ carriers: { fake: fakeCarrier() }, press: openPress(), markets: new Map() });
  room = await openTestRoom({ ...orderService, open }, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId } = accepted(await room.ask('checkout', input));
  const wish = { orderId, reference: 'one', carrier: 'Fake Post', bookWith: 'fake' };
  accepted(await room.ask('ship', wish, warehouse));
});
after(() => room.close());

const tell = (status: string) =>
  `with told as (insert into tracking_events (shipment_id, sequence, status, at, place)
     select shipment_id, 2, '${status}', now(), '' from parcels)
   update parcels set sequence = 2, status = '${status}'`;
const untell = `with gone as (delete from tracking_events where sequence = 2)
   update parcels set sequence = 1, status = 'label-created'`;

/** A breach of each rule, and what undoes it, on a room that holds one booked parcel. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'a parcel is where its newest event says': [
    `update parcels set status = 'in-transit'`,
    `update parcels set status = 'label-created'`,
  ],
  'a shipment has arrived when its carrier says so': [tell('delivered'), untell],
  'what is lost or came back has not arrived': [
    `with arrived as (update shipments set state = 'delivered', delivered_at = now()),${tell('lost').slice('with'.length)}`,
    `with back as (update shipments set state = 'shipped', delivered_at = null),${untell.slice('with'.length)}`,
  ],
  'only a parcel that a carrier took has events': [
    `update parcels set state = 'refused'`,
    `update parcels set state = 'booked'`,
  ],
  'a carrier that answers is asked until it has booked': [
    `update parcels set state = 'cancelling', look_at = now() - interval '61 seconds'`,
    `update parcels set state = 'booked', look_at = now() + interval '61 seconds'`,
  ],
  'a booked parcel has a number': [
    `update shipments set tracking_number = null`,
    `update shipments set tracking_number = 'FK000000001GB'`,
  ],
};

for (const [rule, [breach, undo]] of Object.entries(breaches)) {
  test(`a breach is found: ${rule}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    await room.db.rows({ name: '', text: breach, values: [] });
    const found = await auditOrder(room.db);
    const byOrders = await auditByOrders(room.db);
    await room.db.rows({ name: '', text: undo, values: [] });
    assert.deepEqual(byOrders, found);
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(found),
    );
  });
}
