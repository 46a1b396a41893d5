import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { accepted, aCustomer, aReadyCart, aWorld, type FakeWorld } from '../../testing.ts';
import { fakeAfterSale } from '../refund/fake-after-sale.ts';
import { returnStaff as staff, returnSteps } from './return-steps.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(() => room.close());

test('a return that has arrived is settled, whatever was refunded of exchanged goods before its money is', async () => {
  const ada = aCustomer();
  const { approve, receive, returnsOf } = returnSteps((...asked) => room.ask(...asked), ada);
  const more = { quantity: 3, quote: { free: 50 }, as: ada };
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world, more);
  const { orderId, lines } = accepted(await room.ask('checkout', input, ada));
  const lineId = lines[0]?.lineId ?? '';
  accepted(await room.ask('ship', { orderId, reference: 'one', carrier: 'Royal Mail' }, staff));
  const exchanged = await approve({ orderId, lineId }, 2);
  accepted(await receive(exchanged, lineId, 2, { outcome: 'exchange' }));
  await room.run('send-exchange', { returnId: exchanged });
  await room.run('settle-return', { returnId: exchanged });
  const returned = await approve({ orderId, lineId }, 1);
  accepted(await receive(returned, lineId, 1));
  const sorry = [{ lineId, quantity: 2, goods: 'keep' as const }];
  const wish = { orderId, reference: 'sorry', reason: 'The others broke too.', lines: sorry };
  assert.equal(accepted(await room.ask('refundLines', wish, staff)).total.amountMinor, 2500);
  await room.run('settle-return', { returnId: returned });
  const returns = await returnsOf(orderId);
  assert.deepEqual(
    returns.map(({ state }) => state),
    ['closed', 'closed'],
  );
  const [attempt] = [...world.attempts.values()].filter((each) => each.orderId === orderId);
  assert.equal(attempt?.refundedMinor, 3750);
  assert.deepEqual(await orderService.audit(room.db), []);
});
