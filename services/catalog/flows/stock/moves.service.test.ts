import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { EventPayload } from '#contracts/events.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, aVariant, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('putLocation', { locationId: 'south', title: 'South', priority: 200 }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

type Moved = EventPayload<'stock.moved'>;
const told = async (): Promise<Moved[]> =>
  (await room.announced())
    .filter(({ name }) => name === 'stock.moved')
    .map(({ payload }) => payload as Moved);
/** What the work announces of stock on hand. */
async function tells(work: () => Promise<object>): Promise<Moved[]> {
  const before = (await told()).length;
  const answer = await work();
  assert.ok(!('refusal' in answer), JSON.stringify(answer));
  return (await told()).slice(before);
}
async function twoVariants(): Promise<[string, string]> {
  const variants = [aVariant(), aVariant()];
  await room.ask('importProducts', { products: [aDraft({ variants })] }, staff);
  const [first, second] = variants.map(({ variantId }) => variantId).toSorted();
  assert.ok(first && second);
  return [first, second];
}
const receive = (...movements: ReturnType<typeof aMovement>[]) =>
  room.ask('receiveStock', { movements }, staff);

test('each move of an account is told once with its number and what is on hand then, all of a step in one event', async () => {
  const [first, second] = await twoVariants();
  const orderId = uuidv7();
  const lines = [
    { variantId: first, quantity: 4 },
    { variantId: second, quantity: 2 },
  ];
  const receivedAt = '2026-03-01T08:30:00.000Z';
  const movements = [
    aMovement(first, { quantity: 10, receivedAt }),
    aMovement(second, { quantity: 6, receivedAt }),
    aMovement(second, { quantity: -1, reason: 'counted', receivedAt }),
  ];
  const part = (quantity: number) => ({ quantity, at: receivedAt });
  assert.deepEqual(await tells(() => receive(...movements)), [
    {
      reason: 'received',
      moves: [
        { variantId: first, locationId: 'main', number: 1, onHand: 10, received: [part(10)] },
        { variantId: second, locationId: 'main', number: 1, onHand: 5, received: [part(6)] },
      ],
    },
  ]);
  assert.deepEqual(await tells(() => receive(...movements)), []);
  const held = () => room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
  assert.deepEqual(await tells(held), []);
  assert.deepEqual(await tells(() => room.ask('commitReservation', { orderId }, order)), []);
  const shipmentId = uuidv7();
  const ship = () => room.ask('shipGoods', { shipmentId, orderId, lines }, order);
  assert.deepEqual(await tells(ship), [
    {
      reason: 'shipped',
      moves: [
        { variantId: first, locationId: 'main', number: 2, onHand: 6 },
        { variantId: second, locationId: 'main', number: 2, onHand: 3 },
      ],
    },
  ]);
  assert.deepEqual(await tells(ship), []);
  const back = [{ variantId: first, quantity: 1 }];
  const takeBack = (isSellable: boolean) =>
    room.ask(
      'takeBackGoods',
      { returnId: uuidv7(), orderId, lines: back, isSellable, wereShipped: true },
      order,
    );
  assert.deepEqual(await tells(() => takeBack(true)), [
    { reason: 'taken-back', moves: [{ variantId: first, locationId: 'main', number: 3, onHand: 7 }] },
  ]);
  assert.deepEqual(await tells(() => takeBack(false)), []);
});

test('a transfer is told as both of its accounts, a count as its differences', async () => {
  const [first, second] = await twoVariants();
  await receive(aMovement(first), aMovement(second));
  const transfer = {
    transferId: uuidv7(),
    fromLocationId: 'main',
    toLocationId: 'south',
    lines: [{ variantId: first, quantity: 3 }],
  };
  assert.deepEqual(await tells(() => room.ask('transferStock', transfer, staff)), [
    {
      reason: 'transferred',
      moves: [
        { variantId: first, locationId: 'main', number: 2, onHand: 7 },
        { variantId: first, locationId: 'south', number: 1, onHand: 3, fromLocationId: 'main' },
      ],
    },
  ]);
  const count = {
    countId: uuidv7(),
    locationId: 'main',
    reason: 'yearly',
    lines: [
      { variantId: first, counted: 7 },
      { variantId: second, counted: 12 },
    ],
  };
  assert.deepEqual(await tells(() => room.ask('countStock', count, staff)), [
    { reason: 'counted', moves: [{ variantId: second, locationId: 'main', number: 2, onHand: 12 }] },
  ]);
});

test('goods are as old as they are said to be, but not of tomorrow', async () => {
  const [variantId] = await twoVariants();
  const refused = await receive(
    aMovement(variantId),
    aMovement(variantId, { receivedAt: new Date(Date.now() + 86_400_000).toISOString() }),
  );
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['value-invalid', '/movements']);
  await receive(aMovement(variantId, { receivedAt: '2025-12-24T18:00:00.000Z' }));
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('movements' in stock);
  assert.deepEqual(
    stock.movements.map(({ at, quantity }) => [at, quantity]),
    [['2025-12-24T18:00:00.000Z', 10]],
  );
});

test('moves at once have numbers without a gap', async () => {
  const [variantId] = await twoVariants();
  const moved = await tells(async () => {
    await Promise.all(Array.from({ length: 20 }, () => receive(aMovement(variantId, { quantity: 1 }))));
    return {};
  });
  const moves = moved.flatMap((event) => event.moves).toSorted((one, other) => one.number - other.number);
  assert.deepEqual(
    moves.map(({ number, onHand }) => [number, onHand]),
    Array.from({ length: 20 }, (_, index) => [index + 1, index + 1]),
  );
});
