import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { orderService } from '../../service.ts';
import { aReadyCart, aWorld, refused, type FakeWorld } from '../../testing.ts';

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
after(() => room.close());

test('a checkout whose order somebody else took while its goods were held saves no attempt and asks for no money', async () => {
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const sql = (text: string) => room.db.rows({ name: '', text, values: [] });
  world.before.set('catalog.reserve', async () => {
    await sql(
      `update orders set fence = fence + 1, lease_holder = 'sweeper', lease_until = now() + interval '60 s'`,
    );
  });
  world.calls.length = 0;
  assert.equal(refused(await room.ask('checkout', input)), 'version-conflict');
  world.before.clear();
  assert.deepEqual(
    world.calls.filter((call) => call.startsWith('payment.')),
    [],
  );
  assert.deepEqual(await sql('select attempt_id from payment_attempts'), []);
  assert.deepEqual(await sql(`select what from order_timeline`), [{ what: 'placed' }]);
});
