import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, card, refused, support, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(() => room.close());

/** An order whose card was declined, on which somebody else works for a while. */
async function aBusyOrder(forMs: number) {
  world.pays = { outcome: 'declined' };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const answer = await room.ask('checkout', input);
  const data = ('data' in answer ? answer.data : {}) as { orderId: string; orderKey: string };
  const text = `update orders set lease_holder = 'x', lease_until = now() + make_interval(secs => $2::float8 / 1000) where order_id = $1`;
  await room.db.rows({ name: '', text, values: [data.orderId, forMs] });
  world.pays = { outcome: 'captured' };
  const { orderId, orderKey } = data;
  return { orderId, orderKey, paymentMethod: card };
}

test('who pays again waits a moment for whoever works on the order', async () => {
  const paid = accepted(await room.ask('payOrder', await aBusyOrder(100)));
  assert.equal(paid.state, 'paid');
});

test('… and is told to come back when that takes longer', async () => {
  assert.equal(refused(await room.ask('payOrder', await aBusyOrder(60_000))), 'version-conflict');
});

test('whoever waited to undo an order looks again: goods that were sent meanwhile stay sent', async () => {
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId } = accepted(await room.ask('checkout', input));
  const write = (text: string) => room.db.rows({ name: '', text, values: [orderId] });
  await write(
    `update orders set lease_holder = 'x', lease_until = now() + interval '0.1 s' where order_id = $1`,
  );
  const undone = room.ask('undoOrder', { orderId, reason: 'It stands still.' }, support);
  await delay(20);
  await write(`update orders set fulfilment = 'part' where order_id = $1`);
  assert.equal(refused(await undone), 'order-state');
  const [left] = await write(
    `select state, lease_holder as "leaseHolder", fulfilment from orders where order_id = $1`,
  );
  assert.deepEqual(left, { state: 'paid', leaseHolder: null, fulfilment: 'part' });
});
