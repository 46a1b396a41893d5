import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../service.ts';
import { accepted, aReadyCart, aWorld } from '../testing.ts';
import { auditOrder } from './audit.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  accepted(await room.ask('checkout', input));
});
after(() => room.close());

/** A breach of each rule, and what undoes it, on a room that holds one paid order. */
const breaches: Record<string, [breach: string, undo: string]> = {
  'goods are the sum of the lines': [
    `update orders set goods_minor = goods_minor + 1, total_minor = total_minor + 1`,
    `update orders set goods_minor = goods_minor - 1, total_minor = total_minor - 1`,
  ],
  'tax is the sum of the lines and of shipping': [
    `update orders set tax_minor = tax_minor + 1`,
    `update orders set tax_minor = tax_minor - 1`,
  ],
  'the discount is the sum of its allocations': [
    `update orders set discount_minor = 1`,
    `update orders set discount_minor = 0`,
  ],
  'items are the sum of the quantities': [
    `update orders set item_count = item_count + 1`,
    `update orders set item_count = item_count - 1`,
  ],
  'tax is what the rate says, half-up': [
    `update order_lines set tax_minor = tax_minor - 1, net_minor = net_minor + 1`,
    `update order_lines set tax_minor = tax_minor + 1, net_minor = net_minor - 1`,
  ],
  'a paid order has one captured attempt, or nothing to pay': [
    `update payment_attempts set state = 'declined'`,
    `update payment_attempts set state = 'captured'`,
  ],
  'a paid order has its total captured': [
    `update payment_attempts set captured_minor = captured_minor - 1`,
    `update payment_attempts set captured_minor = captured_minor + 1`,
  ],
  'only a paid order keeps captured money': [
    `update orders set state = 'payment-refused', pay_before = now()`,
    `update orders set state = 'paid', pay_before = null`,
  ],
  'a paid or cancelled order has no open attempt': [
    `update payment_attempts set state = 'pending'`,
    `update payment_attempts set state = 'captured'`,
  ],
  'nothing moves for longer than 60 s': [
    `with told as (update event_log set occurred_at = occurred_at - interval '2 minutes')
     update orders set state = 'placed', look_at = now(), placed_at = placed_at - interval '2 minutes'`,
    `update orders set state = 'paid', look_at = null, placed_at = placed_at + interval '2 minutes'`,
  ],
  'nothing rests for longer than 60 s past its deadline while payment answers': [
    `update orders set state = 'payment-refused', pay_before = now() - interval '2 minutes'`,
    `update orders set state = 'paid', pay_before = null`,
  ],
  'what is unfinished will be looked at': [
    `update orders set stock = 'held'`,
    `update orders set stock = 'committed'`,
  ],
  'the cart of a live order is frozen': [
    `update carts set frozen_by = null`,
    `update carts set frozen_by = (select order_id from orders)`,
  ],
  'a frozen cart has its live order': [
    `update carts set frozen_by = cart_id`,
    `update carts set frozen_by = (select order_id from orders)`,
  ],
  'a lease has a holder and an end': [
    `update orders set lease_holder = 'somebody'`,
    `update orders set lease_holder = null`,
  ],
  'every tax class has one rate today': [
    `update tax_rates set valid_until = '2020-01-01' where jurisdiction = 'GB' and tax_class = 'standard' and valid_until is null`,
    `update tax_rates set valid_until = null where valid_until = '2020-01-01'`,
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

test('a second live attempt is refused by the database, and found where it is not', async () => {
  const second = `insert into payment_attempts (attempt_id, order_id, number, method, state, captured_minor)
    select gen_random_uuid(), order_id, 2, 'card', 'captured', total_minor from orders`;
  const insert = () => room.db.rows({ name: '', text: second, values: [] });
  await assert.rejects(insert(), /payment_attempts_one_live/);
  await room.db.rows({ name: '', text: 'drop index payment_attempts_one_live', values: [] });
  await insert();
  const rules = (await auditOrder(room.db)).map(({ rule }) => rule);
  assert.ok(rules.includes('one attempt at most is live'));
});
