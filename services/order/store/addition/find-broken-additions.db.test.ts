import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, support } from '../../testing.ts';
import { auditOrder, auditSomeOrders } from '../audit.ts';
import { auditByOrders } from '../book/audit-by-orders.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world);
  const { orderId } = accepted(await room.ask('checkout', input));
  for (const reference of ['undone', 'due']) {
    const { version } = accepted(await room.ask('getOrder', { orderId }, support));
    const lines = [{ variantId: quote.variantId, quantity: 1 }];
    const wish = { orderId, version, reference, reason: 'asked', lines };
    const added = accepted(await room.ask('addToOrder', wish, support));
    if (reference === 'undone') accepted(await room.ask('cancelOrder', { orderId: added.orderId }, support));
  }
});
after(() => room.close());

const ofUndone = `addition_id = (select addition_id from order_additions where reference = 'undone')`;
const ofDue = `order_id = (select addition_id from order_additions where reference = 'due')`;

/** A breach of each rule, and what undoes it, on a room that holds an addition that is due and one that is undone. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'an addition is in the time line of its order': [
    `update order_timeline set what = 'forgotten' where what = 'added'`,
    `update order_timeline set what = 'added' where what = 'forgotten'`,
  ],
  'an addition that is undone is so in the time line of its order': [
    `update order_timeline set what = 'forgotten' where what = 'addition-undone'`,
    `update order_timeline set what = 'addition-undone' where what = 'forgotten'`,
  ],
  'an addition costs in the currency of its order': [
    `update orders set currency = 'EUR' where ${ofDue}`,
    `update orders set currency = 'GBP' where ${ofDue}`,
  ],
  'nothing is added to an addition': [
    `insert into order_additions select o.order_id, a.addition_id, 'x', 'x', 1 from order_additions a, orders o
     where a.reference = 'undone' and o.cart_id is not null`,
    `delete from order_additions where reference = 'x'`,
  ],
  'one addition of an order at most waits to be paid': [
    `update orders set state = 'awaiting-payment', cancelled_at = null, pay_before = now()
     from order_additions where orders.order_id = addition_id and ${ofUndone}`,
    `update orders set state = 'cancelled', cancelled_at = now(), pay_before = null
     from order_additions where orders.order_id = addition_id and ${ofUndone}`,
  ],
  'what was added to a cancelled order is cancelled or was sent': [
    `update orders set state = 'cancelled', cancelled_at = now() - interval '2 minutes' where cart_id is not null`,
    `update orders set state = 'paid', cancelled_at = null where cart_id is not null`,
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
      found.some((finding) => finding.rule === rule),
      JSON.stringify(found),
    );
  });
}

test('an addition is judged together with its order, whichever of them changed', async () => {
  const related = `select order_id as "orderId" from order_additions union select addition_id from order_additions`;
  const orders = await room.db.rows<{ orderId: string }>({ name: '', text: related, values: [] });
  assert.ok(orders.length > 1);
  const [breach, undo] = breaches['an addition costs in the currency of its order'] ?? ['', ''];
  for (const { orderId } of orders) {
    assert.deepEqual(await auditSomeOrders(room.db, [orderId]), []);
    await room.db.rows({ name: '', text: breach, values: [] });
    const found = await auditSomeOrders(room.db, [orderId]);
    await room.db.rows({ name: '', text: undo, values: [] });
    assert.ok(
      found.some(({ rule }) => rule === 'an addition costs in the currency of its order'),
      JSON.stringify(found),
    );
  }
});
