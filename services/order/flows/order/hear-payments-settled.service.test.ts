import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, settle, settled, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(async () => {
  assert.deepEqual(await orderService.audit(room.db), []);
  await room.close();
});

/** An order whose payment the buyer has to finish. */
async function place() {
  world.pays = { outcome: 'pending' };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId, orderKey } = accepted(await room.ask('checkout', input));
  const attempt = [...world.attempts.values()].find((each) => each.orderId === orderId);
  assert.ok(attempt);
  const state = async () => accepted(await room.ask('getOrder', { orderId, orderKey: orderKey ?? '' })).state;
  return { orderId, attempt, state };
}
const countPaid = async (orderId: string) =>
  (await room.announced()).filter(({ key, name }) => key === orderId && name === 'order.paid').length;

test('told together with others: each is taken over, those that are known need no order, and one that fails leaves the rest done', async () => {
  const [one, other] = [await place(), await place()];
  for (const { attempt } of [one, other]) settle(attempt, 'captured');
  const nobodys = settled({ ...one.attempt, orderId: randomUUID(), attemptId: randomUUID() });
  await assert.rejects(
    room.hear(settled(one.attempt), nobodys, settled(other.attempt)),
    /does not exist/,
    'the whole is told as failed, so that each comes again by itself',
  );
  for (const { state } of [one, other]) assert.equal(await state(), 'paid');
  room.statements.length = 0;
  await room.hear(settled(one.attempt), settled(other.attempt));
  assert.deepEqual(room.statements, ['order.attempt.find-taken']);
  for (const { orderId } of [one, other]) assert.equal(await countPaid(orderId), 1);
});
