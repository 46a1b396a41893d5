import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { returnStaff as staff, returnSteps } from './return-steps.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
let armed: string | undefined;
before(async () => {
  world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, {
    neighbours: world.neighbours,
    killPoint: (name) => {
      if (name !== armed) return;
      armed = undefined;
      throw new Error(`killed at ${name}`);
    },
  });
});
afterEach(async () => {
  armed = undefined;
  assert.deepEqual(await orderService.audit(room.db), []);
});
after(() => room.close());

const ada = aCustomer();
const { request, decide, approve, receive, returnsOf } = returnSteps((...asked) => room.ask(...asked), ada);

async function sent() {
  const more = { quantity: 2, quote: { free: 50 }, as: ada };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
  const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
  accepted(await room.ask('ship', { orderId, reference: 'all', carrier: 'Royal Mail' }, staff));
  return { orderId, lineId: lines[0]?.lineId ?? '' };
}

/** Each step of a return: what comes before it, then itself, and where it leads. */
const steps = {
  'order.request-return': async () => {
    const order = await sent();
    const as = { ...ada, idempotencyKey: uuidv7() };
    return { ...order, state: 'requested', version: 1, work: () => request(order, 1, as) };
  },
  'order.move-return': async () => {
    const order = await sent();
    const { returnId } = accepted(await request(order, 1));
    return { ...order, state: 'approved', version: 2, work: () => decide(returnId, { decision: 'approve' }) };
  },
  'order.receive-return': async () => {
    const order = await sent();
    const returnId = await approve(order, 1);
    return { ...order, state: 'received', version: 3, work: () => receive(returnId, order.lineId, 1) };
  },
};
for (const [step, prepare] of Object.entries(steps)) {
  for (const side of ['before', 'after']) {
    test(`a return that died at ${step}.${side} goes on with the repeat`, async () => {
      const { orderId, state, version, work } = await prepare();
      armed = `${step}.${side}`;
      // What dies after its answer was stored is answered by the door from the store.
      if (armed === 'order.request-return.after') accepted(await work());
      else await assert.rejects(work, /killed at/);
      assert.equal(armed, undefined);
      const text = 'update idempotency set lease_until = now() where response is null';
      await room.db.rows({ name: '', text, values: [] });
      accepted(await work());
      const returns = (await returnsOf(orderId)).map((each) => [each.state, each.version]);
      assert.deepEqual(returns, [[state, version]]);
    });
  }
}

test('a timer that died moves what is due with its next run', async () => {
  const { orderId, lineId } = await sent();
  accepted(await request({ orderId, lineId }, 1));
  const text = 'update returns set due_at = now() where order_id = $1';
  await room.db.rows({ name: '', text, values: [orderId] });
  for (const place of ['order.move-return.before', 'order.move-return.after']) {
    armed = place;
    await assert.rejects(room.run('move-due-returns'), /killed at/);
  }
  await room.run('move-due-returns');
  const returns = (await returnsOf(orderId)).map((each) => [each.state, each.version]);
  assert.deepEqual(returns, [['approved', 2]]);
});
