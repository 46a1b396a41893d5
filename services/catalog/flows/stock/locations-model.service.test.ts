import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
const places = ['main', 'shop', 'north'] as const;
before(async () => {
  room = await openTestRoom(catalogService);
  for (const [index, locationId] of places.entries())
    await room.ask('putLocation', { locationId, title: locationId, priority: 10 - index }, staff);
});
after(() => room.close());

const place = fc.integer({ min: 0, max: places.length - 1 });
const order4 = fc.integer({ min: 0, max: 3 });
const step = fc.oneof(
  fc.record({ do: fc.constant('receive' as const), place, quantity: fc.integer({ min: -3, max: 5 }) }),
  fc.record({ do: fc.constant('reserve' as const), order: order4, quantity: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ do: fc.constantFrom('commit' as const, 'release' as const, 'ship' as const), order: order4 }),
  fc.record({ do: fc.constant('transfer' as const), place, quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('limits' as const), place, safety: fc.nat(2), backorderLimit: fc.nat(4) }),
  fc.record({ do: fc.constant('count' as const), place, quantity: fc.integer({ min: 0, max: 6 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does a step, and gives by how much it changed what is on hand at all locations together. */
async function perform(given: Step, variantId: string, orderIds: string[]): Promise<number> {
  const at = (index: number) => places[index % places.length] ?? 'main';
  if (given.do === 'receive') {
    const { quantity } = given;
    const movement = aMovement(variantId, { locationId: at(given.place), quantity });
    const answer = await room.ask('receiveStock', { movements: [movement] }, staff);
    return 'recorded' in answer ? quantity : 0;
  }
  if (given.do === 'transfer') {
    const [fromLocationId, toLocationId] = [at(given.place), at(given.place + 1)];
    const lines = [{ variantId, quantity: given.quantity }];
    await room.ask('transferStock', { transferId: uuidv7(), fromLocationId, toLocationId, lines }, staff);
    return 0;
  }
  if (given.do === 'limits') {
    const { safety, backorderLimit } = given;
    const lines = [{ variantId, locationId: at(given.place), safety, backorderLimit }];
    await room.ask('setStockLimits', { reason: 'season', lines }, staff);
    return 0;
  }
  if (given.do === 'count') {
    const lines = [{ variantId, counted: given.quantity }];
    const asked = { countId: uuidv7(), locationId: at(given.place), reason: 'counted', lines };
    const answer = await room.ask('countStock', asked, staff);
    if (!('lines' in answer)) return 0;
    return answer.lines.reduce((sum, line) => sum + line.counted - line.onHand, 0);
  }
  const orderId = orderIds[given.order] ?? '';
  if (given.do === 'reserve') {
    const lines = [{ variantId, quantity: given.quantity }];
    await room.ask('reserve', { orderId, lines, holdSeconds: 600 }, order);
  }
  if (given.do === 'commit') await room.ask('commitReservation', { orderId }, order);
  if (given.do === 'release') await room.ask('releaseReservation', { orderId }, order);
  if (given.do !== 'ship') return 0;
  const lines = [{ variantId, quantity: 1 }];
  const answer = await room.ask('shipGoods', { shipmentId: uuidv7(), orderId, lines }, order);
  return 'isNew' in answer ? -1 : 0;
}

test('whatever is done at once in whatever order, every location adds up and none is oversold', async () => {
  const waves = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 10 });
  const property = fc.asyncProperty(waves, async (given) => {
    const draft = aDraft();
    const variantId = variantIdOf(draft);
    await room.ask('importProducts', { products: [draft] }, staff);
    const orderIds = Array.from({ length: 4 }, () => uuidv7());
    let onHand = 0;
    for (const wave of given) {
      const changes = await Promise.all(wave.map((one) => perform(one, variantId, orderIds)));
      onHand += changes.reduce((sum, change) => sum + change, 0);
      assert.deepEqual(await room.room.definition.audit(room.db), []);
      const stock = await room.ask('getStock', { variantId }, staff);
      assert.ok('locations' in stock);
      assert.equal(stock.onHand, onHand);
      assert.ok(stock.locations.every(({ free, backorderLimit }) => free >= -backorderLimit));
      assert.equal(
        stock.free,
        stock.locations.reduce((sum, { free }) => sum + free, 0),
      );
      const quoted = await room.ask('quote', { variantIds: [variantId], locale: 'en-gb' }, order);
      assert.equal(
        'variants' in quoted && quoted.variants[0]?.free,
        stock.locations.reduce((sum, { free, backorderLimit }) => sum + free + backorderLimit, 0),
      );
    }
  });
  await fc.assert(property, { numRuns: 40 });
});
