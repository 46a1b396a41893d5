import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { openAccounts, pauseStock } from '../../store/stock/locations.ts';
import { receiveMovements } from '../../store/stock/receive.ts';
import { aDraft, aMovement, aVariant, order, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  for (const [locationId, priority] of [
    ['main', 20],
    ['shop', 10],
    ['north', 30],
    ['south', 40],
  ] as const)
    assert.deepEqual(await room.ask('putLocation', { locationId, title: locationId, priority }, staff), {});
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

type Shelves = Record<string, number>;

/** New variants with so many at each location. */
async function lying(...shelves: Shelves[]): Promise<string[]> {
  const variants = shelves.map(() => aVariant());
  const variantIds = variants.map(({ variantId }) => variantId);
  await room.ask('importProducts', { products: [aDraft({ variants })] }, staff);
  const movements = shelves.flatMap((shelf, index) =>
    Object.entries(shelf).map(([locationId, quantity]) =>
      aMovement(variantIds[index] ?? '', { locationId, quantity }),
    ),
  );
  assert.deepEqual(await room.ask('receiveStock', { movements }, staff), {
    recorded: movements.length,
    known: 0,
  });
  return variantIds;
}
const reserve = (orderId: string, lines: { variantId: string; quantity: number }[]) =>
  room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order);
/** What is held of a variant, by location. */
async function heldOf(variantId = ''): Promise<Shelves> {
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('locations' in stock);
  return Object.fromEntries(
    stock.locations.filter(({ held }) => held > 0).map(({ locationId, held }) => [locationId, held]),
  );
}

const choices: [name: string, shelves: Shelves[], wanted: number[], held: Shelves[]][] = [
  ['the one of highest priority that has all', [{ shop: 2, main: 9, north: 9 }], [3], [{ main: 3 }]],
  [
    'one for everything before a nearer one for a part',
    [{ shop: 5, north: 5 }, { north: 5 }],
    [1, 1],
    [{ north: 1 }, { north: 1 }],
  ],
  ['two by priority where none has all', [{ shop: 2, main: 2, north: 2 }], [4], [{ shop: 2, main: 2 }]],
  [
    'two parcels, though three would follow priority',
    [
      { shop: 1, north: 2 },
      { main: 0, south: 1 },
    ],
    [2, 1],
    [{ north: 2 }, { south: 1 }],
  ],
  [
    'of two pairs the one that holds the first',
    [{ shop: 1, main: 2, north: 2, south: 3 }],
    [4],
    [{ shop: 1, south: 3 }],
  ],
  [
    'all of them at last',
    [{ shop: 1, main: 1, north: 1, south: 1 }],
    [4],
    [{ shop: 1, main: 1, north: 1, south: 1 }],
  ],
];
for (const [name, shelves, wanted, held] of choices) {
  test(`an order is taken from: ${name}`, async () => {
    const variantIds = await lying(...shelves);
    const orderId = uuidv7();
    const lines = variantIds.map((variantId, index) => ({ variantId, quantity: wanted[index] ?? 0 }));
    room.statements.length = 0;
    assert.deepEqual(await reserve(orderId, lines), { state: 'held' });
    assert.deepEqual(room.statements, ['catalog.reservations.take']);
    assert.deepEqual(await Promise.all(variantIds.map(heldOf)), held);
    await room.ask('commitReservation', { orderId }, order);
    assert.deepEqual(await room.ask('shipGoods', { shipmentId: uuidv7(), orderId, lines }, order), {
      isNew: true,
    });
    const left = await room.ask('getStock', { variantId: variantIds[0] ?? '' }, staff);
    const lay = Object.values(shelves[0] ?? {}).reduce((sum, quantity) => sum + quantity, 0);
    assert.equal('onHand' in left && left.onHand, lay - (wanted[0] ?? 0));
  });
}

test('an order that all locations together cannot fill takes nothing, and is told what is free', async () => {
  const [variantId = ''] = await lying({ shop: 2, main: 2 });
  const refused = await reserve(uuidv7(), [{ variantId, quantity: 5 }]);
  assert.deepEqual('refusal' in refused && [refused.refusal, refused.data], [
    'out-of-stock',
    { variants: [{ variantId, free: 4 }] },
  ]);
  assert.deepEqual(await heldOf(variantId), {});
});

test('of 20 orders for the last units at two locations each unit is sold once, again and again', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [variantId = ''] = await lying({ shop: 1, main: 1 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => reserve(uuidv7(), [{ variantId, quantity: 1 }])),
    );
    assert.equal(answers.filter((answer) => 'state' in answer && answer.state === 'held').length, 2);
    assert.equal(
      answers.filter((answer) => 'refusal' in answer && answer.refusal === 'out-of-stock').length,
      18,
    );
    assert.deepEqual(await heldOf(variantId), { shop: 1, main: 1 });
  }
});

test('shoppers are told of all locations together, and once when it changes', async () => {
  const [variantId = ''] = await lying({ shop: 3, main: 3 });
  const levels = async () =>
    (await room.announced())
      .filter(({ name, key }) => name === 'stock.changed' && key === variantId)
      .map(({ version, payload }) => [version, (payload as { free: number }).free]);
  const first = await levels();
  assert.deepEqual(
    first.map(([, free]) => free),
    [6],
  );
  const move = { transferId: uuidv7(), fromLocationId: 'shop', toLocationId: 'north' };
  await room.ask('transferStock', { ...move, lines: [{ variantId, quantity: 3 }] }, staff);
  assert.deepEqual(await levels(), first);
  await reserve(uuidv7(), [{ variantId, quantity: 6 }]);
  const last = await levels();
  assert.deepEqual(
    last.map(([, free]) => free),
    [6, 0],
  );
  assert.ok((last[1]?.[0] ?? 0) > (first[0]?.[0] ?? 0));
});

test('whoever begins while an account is opened counts with it', async () => {
  const [variantId = ''] = await lying({ main: 2 });
  const pending: ReturnType<typeof reserve>[] = [];
  await room.db.transaction(async (transaction) => {
    await transaction.rows(pauseStock());
    pending.push(reserve(uuidv7(), [{ variantId, quantity: 4 }]));
    await transaction.rows(openAccounts([variantId], ['south']));
    await transaction.rows(
      receiveMovements(
        [uuidv7()],
        [variantId],
        [2],
        ['received'],
        [null],
        'stock.changed',
        '',
        ['south'],
        [null],
        'stock.moved',
      ),
    );
  });
  assert.deepEqual(await Promise.all(pending), [{ state: 'held' }]);
  assert.deepEqual(await heldOf(variantId), { main: 2, south: 2 });
});

test('there are eight locations at most, and only who may write stock sees them', async () => {
  const put = (locationId: string) =>
    room.ask('putLocation', { locationId, title: 'x', priority: 90 }, staff);
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(put));
  assert.equal(
    answers.filter((answer) => 'refusal' in answer && answer.refusal === 'limit-reached').length,
    2,
  );
  const listed = await room.ask('listLocations', {}, staff);
  assert.ok('locations' in listed);
  assert.equal(listed.locations.length, 8);
  assert.deepEqual(
    listed.locations.slice(0, 4).map(({ locationId }) => locationId),
    ['shop', 'main', 'north', 'south'],
  );
  const stranger = await room.ask('listLocations', {});
  assert.equal('refusal' in stranger && stranger.refusal, 'sign-in-required');
});
