import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { auditOrder } from '../audit.ts';

const staffId = '0198a000-0000-7000-8000-0000000000aa';
const warehouse = {
  subject: { kind: 'staff', staffId, sessionId: staffId, permissions: ['orders.fulfil'] },
} as const;

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId } = accepted(await room.ask('checkout', input));
  accepted(await room.ask('ship', { orderId, reference: 'one', carrier: 'Royal Mail' }, warehouse));
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on a room that holds one order that was sent. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'a line counts what was sent of it': [
    `update order_lines set shipped_quantity = shipped_quantity - 1`,
    `update order_lines set shipped_quantity = shipped_quantity + 1`,
  ],
  'an order knows how far its goods are': [
    `update orders set fulfilment = 'delivered'`,
    `update orders set fulfilment = 'shipped'`,
  ],
  'only goods of an order that is paid, or is at the door, are sent': [
    `update orders set state = 'payment-refused', pay_before = now()`,
    `update orders set state = 'paid', pay_before = null`,
  ],
  'staff are told of unsent goods in time': [
    `update orders set ship_before = now() - interval '61 seconds'`,
    `update orders set ship_before = null`,
  ],
  'goods that were sent leave the shelf': [
    `update shipments set goods = 'asked', created_at = created_at - interval '61 seconds'`,
    `update shipments set goods = 'left', created_at = created_at + interval '61 seconds'`,
  ],
};

for (const [rule, [breach, undo]] of Object.entries(breaches)) {
  test(`a breach is found: ${rule}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    await room.db.rows({ name: '', text: breach, values: [] });
    const found = await auditOrder(room.db);
    await room.db.rows({ name: '', text: undo, values: [] });
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(found),
    );
  });
}
