import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
const [first, second] = [aDraft(), aDraft()];
const [cup, bowl] = [variantIdOf(first), variantIdOf(second)];
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importProducts', { products: [first, second] }, staff);
});
after(() => room.close());

test('movements are summed by reason, what went out apart; others count for nothing', async () => {
  const movements = [
    aMovement(cup, { quantity: 8, reason: 'received' }),
    aMovement(bowl, { quantity: 5, reason: 'received' }),
    aMovement(cup, { quantity: 3, reason: 'counted' }),
    aMovement(cup, { quantity: -2, reason: 'counted' }),
    aMovement(bowl, { quantity: 100, reason: 'received' }),
  ];
  await room.ask('receiveStock', { movements }, staff);
  const movementIds = [...movements.slice(0, 4).map(({ movementId }) => movementId), uuidv7()];
  room.statements.length = 0;
  assert.deepEqual(await room.ask('sumMovements', { movementIds }, staff), {
    sums: [
      { reason: 'counted', movements: 1, quantity: 3 },
      { reason: 'counted', movements: 1, quantity: -2 },
      { reason: 'received', movements: 2, quantity: 13 },
    ],
  });
  assert.deepEqual(room.statements, ['catalog.stock.sum-movements']);
});

test('reservations are summed by state; others count for nothing', async () => {
  const orderIds = [uuidv7(), uuidv7(), uuidv7(), uuidv7()] as const;
  const reserve = (orderId: string, quantity: number) =>
    room.ask('reserve', { orderId, lines: [{ variantId: bowl, quantity }], holdSeconds: 60 }, order);
  for (const [index, orderId] of orderIds.entries()) await reserve(orderId, index + 1);
  for (const orderId of orderIds.slice(0, 2)) await room.ask('commitReservation', { orderId }, order);
  const lines = [{ variantId: bowl, quantity: 1 }];
  const takenBack = { returnId: uuidv7(), orderId: orderIds[1], lines, isSellable: true };
  await room.ask('takeBackGoods', takenBack, order);
  room.statements.length = 0;
  const asked = { orderIds: [...orderIds.slice(0, 3), uuidv7()] };
  assert.deepEqual(await room.ask('sumReservations', asked, staff), {
    sums: [
      { state: 'committed', reservations: 2, units: 3, cancelled: 1 },
      { state: 'held', reservations: 1, units: 3, cancelled: 0 },
    ],
  });
  assert.deepEqual(room.statements, ['catalog.stock.sum-reservations']);
});

test('nobody else reads them', async () => {
  const strangers = [
    await room.ask('sumMovements', { movementIds: [uuidv7()] }),
    await room.ask('sumReservations', { orderIds: [uuidv7()] }),
  ];
  for (const answer of strangers) {
    assert.ok('refusal' in answer);
    assert.equal(answer.refusal, 'sign-in-required');
  }
});
