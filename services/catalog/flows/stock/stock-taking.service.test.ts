import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('putLocation', { locationId: 'shop', title: 'Shop', priority: 200 }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

async function aVariantId(quantity: number): Promise<string> {
  const draft = aDraft();
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantIdOf(draft), { quantity })] }, staff);
  return variantIdOf(draft);
}
const onHand = async (variantId: string) => {
  const stock = await room.ask('getStock', { variantId }, staff);
  assert.ok('locations' in stock);
  return Object.fromEntries(stock.locations.map((place) => [place.locationId, place.onHand]));
};
const transfer = (variantId: string, quantity: number, more: object = {}) =>
  room.ask(
    'transferStock',
    {
      transferId: uuidv7(),
      fromLocationId: 'main',
      toLocationId: 'shop',
      lines: [{ variantId, quantity }],
      ...more,
    },
    staff,
  );
const count = (variantId: string, counted: number, more: object = {}) =>
  room.ask(
    'countStock',
    {
      countId: uuidv7(),
      locationId: 'main',
      reason: 'stock-taking of the year',
      lines: [{ variantId, counted }],
      ...more,
    },
    staff,
  );
const why = (answer: object) =>
  'refusal' in answer && [answer.refusal, 'path' in answer ? answer.path : undefined];
const movementsAt = async (locationId: string, more: object = {}) => {
  const listed = await room.ask('listStockMovements', { locationId, ...more }, staff);
  assert.ok('movements' in listed);
  return listed;
};

test('a transfer is two movements of one reference, once, and takes no more than is free', async () => {
  const variantId = await aVariantId(5);
  const transferId = uuidv7();
  assert.deepEqual(await transfer(variantId, 3, { transferId, note: 'for the window' }), { isNew: true });
  assert.deepEqual(await transfer(variantId, 3, { transferId }), { isNew: false });
  assert.deepEqual(await onHand(variantId), { main: 2, shop: 3 });
  for (const [locationId, quantity] of [
    ['main', -3],
    ['shop', 3],
  ] as const) {
    const [newest] = (await movementsAt(locationId)).movements;
    assert.ok(newest);
    const { reference, reason, note } = newest;
    assert.deepEqual(
      [reference, reason, newest.quantity, note],
      [transferId, 'transferred', quantity, 'for the window'],
    );
  }
  const lines = [{ variantId, quantity: 4 }];
  await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  assert.deepEqual(why(await transfer(variantId, 2)), ['out-of-stock', '/lines']);
  const unknown = [
    await transfer(uuidv7(), 1),
    await transfer(variantId, 1, { fromLocationId: 'shop', toLocationId: 'nowhere' }),
    await transfer(variantId, 1, { fromLocationId: 'nowhere' }),
    await transfer(variantId, 1, { toLocationId: 'main' }),
  ];
  assert.deepEqual(unknown.map(why), [
    ['variant-not-found', '/lines/0/variantId'],
    ['not-found', '/toLocationId'],
    ['not-found', '/fromLocationId'],
    ['value-invalid', '/toLocationId'],
  ]);
  assert.deepEqual(await onHand(variantId), { main: 2, shop: 3 });
});

test('twenty transfers at once move what is there, and not more', async () => {
  const variantId = await aVariantId(7);
  const answers = await Promise.all(Array.from({ length: 20 }, () => transfer(variantId, 1)));
  assert.equal(answers.filter((answer) => 'isNew' in answer && answer.isNew).length, 7);
  assert.deepEqual(await onHand(variantId), { main: 0, shop: 7 });
});

test('a count corrects the books by what differs, once, and says what it found', async () => {
  const variantId = await aVariantId(10);
  const other = await aVariantId(4);
  const countId = uuidv7();
  const lines = [
    { variantId, counted: 8 },
    { variantId: other, counted: 4 },
  ];
  const found = await count(variantId, 0, { countId, lines });
  assert.ok('lines' in found);
  assert.deepEqual(
    found.lines
      .map(({ onHand: books, counted }) => [books, counted])
      .toSorted(([one = 0], [two = 0]) => two - one),
    [
      [10, 8],
      [4, 4],
    ],
  );
  assert.deepEqual(await count(variantId, 3, { countId }), { isNew: false, lines: found.lines });
  assert.deepEqual([await onHand(variantId), await onHand(other)], [{ main: 8 }, { main: 4 }]);
  const corrections = (await movementsAt('main')).movements.filter(({ reference }) => reference === countId);
  assert.deepEqual(
    corrections.map(({ reason, quantity, note }) => [reason, quantity, note]),
    [['counted', -2, 'stock-taking of the year']],
  );
  await count(variantId, 2, { locationId: 'shop' });
  assert.deepEqual(await onHand(variantId), { main: 8, shop: 2 });
});

test('a count is refused where orders have more, and names the variants; nothing changes', async () => {
  const variantId = await aVariantId(10);
  const lines = [{ variantId, quantity: 6 }];
  await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  const refused = await count(variantId, 5);
  assert.deepEqual(why(refused), ['value-invalid', '/lines']);
  assert.deepEqual('data' in refused && refused.data, {
    variants: [{ variantId, counted: 5, promised: 6 }],
  });
  const twice = [
    { variantId, counted: 9 },
    { variantId, counted: 8 },
  ];
  assert.deepEqual(why(await count(variantId, 0, { lines: twice })), ['value-invalid', '/lines/1/variantId']);
  assert.deepEqual(why(await count(uuidv7(), 1)), ['variant-not-found', '/lines/0/variantId']);
  assert.deepEqual(why(await count(variantId, 7, { locationId: 'nowhere' })), ['not-found', '/locationId']);
  assert.deepEqual(await onHand(variantId), { main: 10 });
});

test('what runs low is listed with what lies where, and leaves the list when goods come', async () => {
  const variantId = await aVariantId(5);
  const empty = await aVariantId(0);
  const short = async (level: 'low' | 'out', cursor?: string) => {
    const listed = await room.ask('listLowStock', { level, limit: 1, ...(cursor && { cursor }) }, staff);
    assert.ok('variants' in listed);
    return listed;
  };
  const all = async (level: 'low' | 'out') => {
    const found = [];
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page = await short(level, cursor);
      found.push(...page.variants);
      cursor = page.nextCursor;
    }
    return found;
  };
  await transfer(variantId, 2);
  room.statements.length = 0;
  const low = (await all('low')).find((row) => row.variantId === variantId);
  assert.deepEqual(new Set(room.statements), new Set(['catalog.stock.list-short']));
  assert.deepEqual(
    [low?.free, low?.locations],
    [
      5,
      [
        { locationId: 'main', onHand: 3, free: 3 },
        { locationId: 'shop', onHand: 2, free: 2 },
      ],
    ],
  );
  assert.equal((await all('out')).filter((row) => row.variantId === empty).length, 1);
  await room.ask('receiveStock', { movements: [aMovement(variantId), aMovement(empty)] }, staff);
  for (const level of ['low', 'out'] as const) {
    const left = (await all(level)).map((row) => row.variantId);
    assert.ok(!left.includes(variantId) && !left.includes(empty));
  }
  const wrong = await room.ask('listLowStock', { level: 'low', cursor: 'x' }, staff);
  assert.deepEqual(why(wrong), ['invalid-input', '/cursor']);
});

test('movements of a location are read page by page, none twice, in one statement a page', async () => {
  const variantId = await aVariantId(9);
  for (let index = 0; index < 5; index += 1) await transfer(variantId, 1);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    room.statements.length = 0;
    const page = await movementsAt('shop', { limit: 2, ...(cursor && { cursor }) });
    assert.deepEqual(room.statements, ['catalog.movements.list-elsewhere']);
    seen.push(...page.movements.map(({ movementId }) => movementId));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, [...new Set(seen)].toSorted().toReversed());
  assert.ok(seen.length >= 5);
});
