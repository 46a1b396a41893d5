import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, support } from '../../testing.ts';
import { auditOrder } from '../audit.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId, lines } = accepted(await room.ask('checkout', input));
  const line = { lineId: lines[0]?.lineId ?? '', quantity: 1, goods: 'restock' as const };
  const wish = { orderId, reference: 'one', lines: [line], reason: 'a return' };
  accepted(await room.ask('refundLines', wish, support));
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on a room that holds one paid order with one refund. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'an order counts what was given back of it': [
    `update orders set refunded_minor = refunded_minor + 1`,
    `update orders set refunded_minor = refunded_minor - 1`,
  ],
  'a line counts what was given back of it': [
    `update order_lines set refunded_quantity = 2`,
    `update order_lines set refunded_quantity = 1`,
  ],
  'a refund is the sum of its parts': [
    `update refunds set tax_minor = tax_minor - 1`,
    `update refunds set tax_minor = tax_minor + 1`,
  ],
  'staff are told of a refused refund in time': [
    `update refunds set state = 'failed', due_at = now() - interval '61 seconds'`,
    `update refunds set state = 'succeeded', due_at = null`,
  ],
  'a refund is done in time': [
    `update refunds set state = 'pending', created_at = created_at - interval '61 seconds'`,
    `update refunds set state = 'succeeded', created_at = created_at + interval '61 seconds'`,
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

test('the database itself refuses to give back more than was paid', async () => {
  const change = (text: string) => room.db.rows({ name: '', text, values: [] });
  await assert.rejects(change('update orders set refunded_minor = total_minor + 1'), /orders_refunded/);
  await assert.rejects(
    change('update order_lines set refunded_minor = gross_minor + 1'),
    /order_lines_refunded/,
  );
  await assert.rejects(change('update order_lines set refunded_quantity = 3'), /order_lines_refunded/);
});
