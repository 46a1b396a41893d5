import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { fakeHolds } from '../../flows/fulfilment/fake-holds.ts';
import { heldShop } from '../../flows/fulfilment/held-shop.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld } from '../../testing.ts';
import { auditOrder } from '../audit.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  const holds = fakeHolds(world);
  const setting = defaultSettings({ 'order.captureGb': 'at shipping' });
  room = await openTestRoom(orderService, { neighbours: world.neighbours, setting });
  const { ship, wish } = heldShop(room, world, holds);
  // One that is held only, and one of which a parcel of three was sent.
  for (const quantity of [1, 3]) {
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, { quantity });
    const { orderId, lines } = accepted(await room.ask('checkout', input));
    if (quantity === 3) accepted(await ship(wish({ orderId, lineId: lines[0]?.lineId ?? '' }, 1)));
  }
});
after(() => room.close());

const sql = (text: string) => room.db.rows({ name: '', text, values: [] });

/** A breach of each rule, and what undoes it. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'an order counts what its parcels take and what is waived': [
    `update orders set charged_minor = charged_minor + 1 where state = 'paid'`,
    `update orders set charged_minor = charged_minor - 1 where state = 'paid'`,
  ],
  'a line counts what parcels take of it and what is waived': [
    `update order_lines set waived_minor = 1`,
    `update order_lines set waived_minor = 0`,
  ],
  'the money of a parcel is that of its lines and of delivery': [
    `update charges set shipping_minor = shipping_minor - 1`,
    `update charges set shipping_minor = shipping_minor + 1`,
  ],
  'a parcel goes when its money is taken, and no sooner': [
    `update charges set state = 'pending'`,
    `update charges set state = 'taken'`,
  ],
  'a hold ends when all of it is taken or waived': [
    `update orders set hold = 'closed', pay_before = null where state = 'paid'`,
    `update orders set hold = 'open', pay_before = now() + interval '1 day' where state = 'paid'`,
  ],
  'an attempt knows what parcels have taken': [
    `update payment_attempts set captured_minor = captured_minor - 1 where state = 'captured'`,
    `update payment_attempts set captured_minor = captured_minor + 1 where state = 'captured'`,
  ],
  'an authorised order has one attempt that holds its money': [
    `update payment_attempts set state = 'declined' where state = 'authorised'`,
    `update payment_attempts set state = 'authorised' where state = 'declined'`,
  ],
  'the money of a parcel is decided in time': [
    `update charges set state = 'pending', created_at = now() - interval '11 minutes'`,
    `update charges set state = 'taken', created_at = now()`,
  ],
};

test('nothing is found where nothing is broken', async () => {
  assert.deepEqual(await auditOrder(room.db), []);
});

for (const [rule, [breach, undo]] of Object.entries(breaches)) {
  test(`a breach is found: ${rule}`, async () => {
    await sql(breach);
    const found = (await auditOrder(room.db)).map((finding) => finding.rule);
    await sql(undo);
    assert.ok(found.includes(rule), found.join(', '));
    assert.deepEqual(await auditOrder(room.db), []);
  });
}
