import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { auditOrder } from '../audit.ts';
import { auditByOrders } from '../book/audit-by-orders.ts';

let room: TestRoom<'order'>;
let placedAt: string;
before(async () => {
  const world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  placedAt = accepted(await room.ask('checkout', input)).placedAt;
});
after(() => room.close());

const change = (text: string, ...values: unknown[]) => room.db.rows({ name: '', text, values });
const ofLine = 'the tax of a line is what its rule says on the day of placing';
const ofDelivery = 'the tax of a delivery is what its rule says on the day of placing';

/** A breach, what undoes it, and which rules it breaks, on a room that holds one paid order at 20 % of Britain. */
const breaches: Record<string, [breach: string, undo: string, rules: string[]]> = {
  'a line that names a rule of another time': [
    `update order_lines set tax_rule = 'GB/standard/1991-04-01'`,
    `update order_lines set tax_rule = 'GB/standard/2011-01-04'`,
    [ofLine],
  ],
  'a line that names a rule which never was': [
    `update order_lines set tax_rule = 'GB/standard/2011-01-05'`,
    `update order_lines set tax_rule = 'GB/standard/2011-01-04'`,
    [ofLine],
  ],
  'a line of another class than its rule': [
    `update order_lines set tax_class = 'reduced'`,
    `update order_lines set tax_class = 'standard'`,
    [ofLine],
  ],
  'a line of another jurisdiction than its rule': [
    `update order_lines set tax_jurisdiction = 'CN'`,
    `update order_lines set tax_jurisdiction = 'GB'`,
    [ofLine],
  ],
  'a delivery at another rate than its rule’s': [
    `update orders set shipping_tax_rate_basis_points = 1750`,
    `update orders set shipping_tax_rate_basis_points = 2000`,
    [ofDelivery],
  ],
  'a delivery that costs something and names no rule': [
    `update orders set shipping_tax_rule = 'none'`,
    `update orders set shipping_tax_rule = 'GB/standard/2011-01-04'`,
    [ofDelivery],
  ],
  'an order placed a minute before its rule began': [
    `update orders set placed_at = '2011-01-03T23:59:00Z'`,
    `update orders set placed_at = $1`,
    [ofDelivery, ofLine],
  ],
};

for (const [what, [breach, undo, rules]] of Object.entries(breaches)) {
  test(`is found: ${what}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    await change(breach);
    const found = await auditOrder(room.db);
    assert.deepEqual(await auditByOrders(room.db), found);
    await (undo.includes('$1') ? change(undo, placedAt) : change(undo));
    assert.deepEqual(
      found.map(({ rule, ids }) => [rule, ids.length]).filter(([rule]) => rules.includes(String(rule))),
      rules.map((rule) => [rule, 1]),
    );
  });
}

test('an order placed in the first second of its rule is right', async () => {
  await change(`update orders set placed_at = '2011-01-04T00:00:00Z'`);
  assert.deepEqual(await auditOrder(room.db), []);
  await change('update orders set placed_at = $1', placedAt);
});
