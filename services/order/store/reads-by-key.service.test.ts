import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { rowsReadBy } from '#runtime/testing/rows-read-by.ts';
import { orderService } from '../service.ts';
import { accepted, aReadyCart, aWorld, type FakeWorld } from '../testing.ts';
import { findLeasedOrders } from './orders.ts';
import { findTaken } from './payment-attempts.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(() => room.close());

const query = (text: string) => room.db.rows({ name: '', text, values: [] });

test('what is known of payments is found by the attempt, and not among all attempts of the shop', async () => {
  for (let count = 0; count < 40; count += 1) {
    const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
    accepted(await room.ask('checkout', input));
  }
  const told = [...world.attempts.keys()].slice(0, 3);
  await query(`insert into payment_attempts (attempt_id, order_id, number, method, state)
    select gen_random_uuid(), order_id, count, method, 'declined' from payment_attempts, generate_series(2, 10) as count`);
  await query('analyze');
  const attempts = told.map((attemptId) => ({ attemptId, capturedMinor: 1, refundedMinor: 0 }));
  assert.equal((await room.db.rows(findTaken(attempts))).length, 3);
  const read = await rowsReadBy(room.db, findTaken(attempts));
  assert.ok((read['payment_attempts'] ?? 0) <= 10, `${read['payment_attempts']} attempts`);
});

test('what a sweep took is found by when it is looked at again, and not among all orders of the shop', async () => {
  await query(`insert into orders
    select (jsonb_populate_record(o, jsonb_build_object('order_id', gen_random_uuid(), 'cart_id', gen_random_uuid(), 'order_number', gen_random_uuid(),
      'order_key', gen_random_uuid(), 'repeat_hash', null, 'look_at', null, 'lease_holder', null, 'lease_until', null))).*
    from orders o cross join generate_series(1, 20)`);
  const own = [...world.attempts.values()].slice(0, 2).map(({ orderId }) => orderId);
  await query(`update orders set lease_holder = 'sweep', lease_until = now() + interval '30 s', look_at = now() + interval '30 s'
    where order_id in (${own.map((orderId) => `'${orderId}'`).join(', ')})`);
  await query('analyze');
  const found = await room.db.rows(findLeasedOrders('sweep', 30_000));
  assert.deepEqual(found.map(({ orderId }) => orderId).toSorted(), own.toSorted());
  const read = await rowsReadBy(room.db, findLeasedOrders('sweep', 30_000));
  assert.ok((read['orders'] ?? 0) <= 60, `${read['orders']} orders`);
});
