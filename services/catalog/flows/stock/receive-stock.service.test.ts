import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, countersOf, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

async function aVariantId(): Promise<string> {
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  return variantIdOf(draft);
}
const receive = (...movements: ReturnType<typeof aMovement>[]) =>
  room.ask('receiveStock', { movements }, staff);
const many = <Item>(length: number, make: (index: number) => Item) =>
  Array.from({ length }, (_, index) => make(index));
const onHand = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  return 'onHand' in stock && stock.onHand;
};

test('movements are recorded once by their id, in whatever company they come again', async () => {
  const variantId = await aVariantId();
  const opening = aMovement(variantId, { quantity: 20, reason: 'opening', note: 'first count' });
  const lost = aMovement(variantId, { quantity: -2, reason: 'counted' });
  assert.deepEqual(await receive(opening), { recorded: 1, known: 0 });
  assert.deepEqual(await receive(opening, lost, lost), { recorded: 1, known: 2 });
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('movements' in stock);
  assert.deepEqual(countersOf(stock), { onHand: 18, held: 0, committed: 0, free: 18 });
  assert.deepEqual(
    stock.movements.map(({ movementId, quantity, reason }) => ({ movementId, quantity, reason })),
    [
      { movementId: lost.movementId, quantity: -2, reason: 'counted' },
      { movementId: opening.movementId, quantity: 20, reason: 'opening' },
    ],
  );
  assert.ok(stock.movements.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < 60_000));
});

test('an unknown variant refuses the whole list and is named', async () => {
  const variantId = await aVariantId();
  const refused = await receive(aMovement(variantId), aMovement(uuidv7()));
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], [
    'variant-not-found',
    '/movements/1/variantId',
  ]);
  assert.equal(await onHand(variantId), 0);
});

test('counting may not take away what orders hold, nor more than is there', async () => {
  const variantId = await aVariantId();
  await receive(aMovement(variantId, { quantity: 10 }));
  const lines = [{ variantId, quantity: 8 }];
  await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  for (const quantity of [-3, -11]) {
    const refused = await receive(aMovement(variantId, { quantity, reason: 'counted' }));
    assert.equal('refusal' in refused && refused.refusal, 'value-invalid');
  }
  assert.equal(await onHand(variantId), 10);
});

test('the last fifty movements are listed', async () => {
  const variantId = await aVariantId();
  const movements = many(60, (index) => aMovement(variantId, { quantity: index + 1 }));
  await receive(...movements.slice(0, 10));
  await receive(...movements.slice(10));
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('movements' in stock);
  assert.equal(stock.onHand, 1830);
  assert.deepEqual(
    stock.movements.map(({ quantity }) => quantity).toSorted((a, b) => a - b),
    many(50, (index) => index + 11),
  );
  const unknown = await room.ask('getStock', { variantId: uuidv7() }, staff);
  assert.equal('refusal' in unknown && unknown.refusal, 'variant-not-found');
});
