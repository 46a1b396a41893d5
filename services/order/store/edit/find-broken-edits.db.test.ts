import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, support } from '../../testing.ts';
import { auditOrder } from '../audit.ts';
import { auditByOrders } from '../book/audit-by-orders.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId, version } = accepted(await room.ask('checkout', input));
  const { lines } = accepted(await room.ask('getOrder', { orderId }, support));
  const line = { lineId: lines[0]?.lineId ?? '', quantity: 1 };
  const wish = { orderId, version, reference: 'one', reason: 'one is enough', lines: [line] };
  accepted(await room.ask('editOrder', wish, support));
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on a room that holds one edit. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'an edit gives back what it says': [
    `update order_edits set kept_after_minor = kept_after_minor + 1`,
    `update order_edits set kept_after_minor = kept_after_minor - 1`,
  ],
  'an edit is in the time line': [
    `update order_timeline set what = 'forgotten' where what = 'edited'`,
    `update order_timeline set what = 'edited' where what = 'forgotten'`,
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
