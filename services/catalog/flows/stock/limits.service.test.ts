import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aDraft, aMovement, countersOf, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
let variantId: string;
let slug: string;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('putLocation', { locationId: 'shop', title: 'Shop', priority: 200 }, staff);
});
beforeEach(async () => {
  const draft = aDraft();
  [variantId, slug] = [variantIdOf(draft), draft.slug];
  await room.ask('importProducts', { products: [draft] }, staff);
  await receive(10);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const receive = (quantity: number) =>
  room.ask('receiveStock', { movements: [aMovement(variantId, { quantity })] }, staff);
const set = (
  safety: number,
  backorderLimit: number,
  more: { locationId?: string; variantId?: string } = {},
) =>
  room.ask(
    'setStockLimits',
    { reason: 'for the season', lines: [{ variantId, safety, backorderLimit, ...more }] },
    staff,
  );
const reserve = (quantity: number, orderId = uuidv7()) =>
  room.ask('reserve', { orderId, lines: [{ variantId, quantity }], holdSeconds: 600 }, order);
const sold = async (quantity: number) => {
  const orderId = uuidv7();
  await reserve(quantity, orderId);
  assert.deepEqual(await room.ask('commitReservation', { orderId }, order), { state: 'committed' });
  return orderId;
};
const quoted = async () => {
  const answer = await room.ask('quote', { variantIds: [variantId], locale: 'en-gb' }, order);
  return 'variants' in answer ? answer.variants[0]?.free : undefined;
};
const stock = async () => {
  const found = await room.ask('getStock', { variantId }, staff);
  assert.ok('onHand' in found);
  return found;
};
const shown = async () => {
  const product = await room.ask('getProduct', { slug, locale: 'en-gb' });
  return 'variants' in product ? product.variants[0]?.availability : undefined;
};
const told = async () =>
  (await room.announced())
    .filter(({ name, key }) => name === 'stock.changed' && key === variantId)
    .map(({ payload }) => (payload as { free: number }).free);
const why = (answer: object) => 'refusal' in answer && [answer.refusal, 'path' in answer && answer.path];

describe('what is kept back', () => {
  test('is not sold, by quotes as by reservations, and can be given free again', async () => {
    assert.deepEqual(await set(4, 0), { changed: 1 });
    assert.deepEqual([countersOf(await stock()).free, await quoted()], [6, 6]);
    assert.deepEqual(why(await reserve(7)), ['out-of-stock', false]);
    assert.deepEqual(await reserve(6), { state: 'held' });
    assert.deepEqual([await quoted(), await shown()], [0, { state: 'out' }]);
    assert.deepEqual(await set(0, 0), { changed: 1 });
    assert.deepEqual([await quoted(), await shown()], [4, { state: 'low', quantityLeft: 4 }]);
    assert.deepEqual(await told(), [10, 0, 4]);
  });

  test('is never taken from what orders have: that is refused and says where, and nothing changes', async () => {
    await reserve(8);
    const refused = await set(3, 0);
    assert.deepEqual(why(refused), ['value-invalid', '/lines']);
    const variants = [{ variantId, locationId: 'main', free: -1 }];
    assert.deepEqual('data' in refused && refused.data, { variants });
    const { limitChanges, free } = await stock();
    assert.deepEqual([limitChanges, free], [[], 2]);
    assert.deepEqual(await set(3, 1), { changed: 1 });
  });
});

describe('what may be ordered beyond what is there', () => {
  test('is quoted, held, sold, and told as a back order once nothing is free', async () => {
    await set(0, 8);
    assert.deepEqual([await quoted(), await shown()], [18, { state: 'in-stock' }]);
    await reserve(10);
    assert.deepEqual([await quoted(), await shown()], [8, { state: 'in-stock', isBackOrder: true }]);
    const last = await reserve(9);
    const variants = [{ variantId, free: 8 }];
    assert.deepEqual('data' in last && last.data, { variants });
    await sold(5);
    assert.deepEqual(countersOf(await stock()), { onHand: 10, held: 10, committed: 5, free: -5 });
    assert.deepEqual(await shown(), { state: 'low', quantityLeft: 3, isBackOrder: true });
    // Ten came; then none was free, with eight to be ordered; then three.
    assert.deepEqual(await told(), [10, 8, 3]);
    const lowered = await set(0, 4);
    assert.deepEqual(why(lowered), ['value-invalid', '/lines']);
    assert.deepEqual(await set(0, 5), { changed: 1 });
    assert.deepEqual([await quoted(), await shown()], [0, { state: 'out' }]);
  });

  test('of thirty orders at once for three there, one kept back and five beyond, seven are held', async () => {
    await receive(-7);
    await set(1, 5);
    const answers = await Promise.all(Array.from({ length: 30 }, () => reserve(1)));
    assert.equal(answers.filter((answer) => 'state' in answer).length, 7);
    assert.deepEqual([countersOf(await stock()).free, await quoted()], [-5, 0]);
  });

  test('is sent when it has arrived, not before; the refusal changes nothing', async () => {
    await set(0, 5);
    const [first, second] = [await sold(9), await sold(4)];
    const ship = (orderId: string, quantity: number, shipmentId = uuidv7()) =>
      room.ask('shipGoods', { shipmentId, orderId, lines: [{ variantId, quantity }] }, order);
    assert.deepEqual(await ship(first, 9), { isNew: true });
    const [shipmentId, before] = [uuidv7(), await stock()];
    assert.deepEqual(why(await ship(second, 4, shipmentId)), ['out-of-stock', false]);
    assert.deepEqual(await stock(), before);
    await receive(3);
    assert.deepEqual(await ship(second, 4, shipmentId), { isNew: true });
    assert.deepEqual(countersOf(await stock()), { onHand: 0, held: 0, committed: 0, free: 0 });
  });

  test('is not there to be scrapped or moved to another location', async () => {
    await set(0, 5);
    const orderId = await sold(12);
    const scrap = { returnId: uuidv7(), orderId, lines: [{ variantId, quantity: 11 }], isSellable: false };
    assert.deepEqual(why(await room.ask('takeBackGoods', scrap, order)), ['quantity-limit', false]);
    const lines = [{ variantId, quantity: 1 }];
    const move = { transferId: uuidv7(), fromLocationId: 'main', toLocationId: 'shop', lines };
    assert.deepEqual(why(await room.ask('transferStock', move, staff)), ['out-of-stock', '/lines']);
    assert.deepEqual(countersOf(await stock()), { onHand: 10, held: 0, committed: 12, free: -2 });
  });

  test('of a hold that had ended is taken again only as far as the limit goes', async () => {
    await set(0, 2);
    const orderId = uuidv7();
    await reserve(11, orderId);
    await room.ask('releaseReservation', { orderId }, order);
    const other = uuidv7();
    await reserve(2, other);
    assert.deepEqual(why(await room.ask('commitReservation', { orderId }, order)), ['out-of-stock', false]);
    await room.ask('releaseReservation', { orderId: other }, order);
    assert.deepEqual(await room.ask('commitReservation', { orderId }, order), { state: 'committed' });
  });
});

describe('limits', () => {
  test('are those of a location; who changed them and why is kept, and a repeat changes nothing', async () => {
    assert.deepEqual(await set(2, 3), { changed: 1 });
    assert.deepEqual(await set(2, 3), { changed: 0 });
    assert.deepEqual(await set(0, 4, { locationId: 'shop' }), { changed: 1 });
    const { locations, limitChanges } = await stock();
    assert.deepEqual(
      locations.map(({ locationId, free, safety, backorderLimit }) => [
        locationId,
        free,
        safety,
        backorderLimit,
      ]),
      [
        ['main', 8, 2, 3],
        ['shop', 0, 0, 4],
      ],
    );
    const changedBy = 'staff:0198a000-0000-7000-8000-000000000001';
    assert.deepEqual(
      limitChanges.map(({ changedAt, ...change }) => [change, Date.parse(changedAt) > Date.now() - 60_000]),
      [
        [{ locationId: 'shop', safety: 0, backorderLimit: 4, reason: 'for the season', changedBy }, true],
        [{ locationId: 'main', safety: 2, backorderLimit: 3, reason: 'for the season', changedBy }, true],
      ],
    );
    assert.equal(await quoted(), 8 + 3 + 4);
    // Neither location has fifteen: the main one gives all it may, the shop the rest.
    const orderId = await sold(15);
    assert.deepEqual(
      (await stock()).locations.map(({ committed }) => committed),
      [11, 4],
    );
    await room.ask('releaseReservation', { orderId }, order);
  });

  test('of what is not known, and twice for one account, are refused', async () => {
    const lines = [1, 2].map((safety) => ({ variantId, safety, backorderLimit: 0 }));
    const twice = await room.ask('setStockLimits', { reason: 'twice', lines }, staff);
    assert.deepEqual(
      [await set(1, 1, { variantId: uuidv7() }), await set(1, 1, { locationId: 'moon' }), twice].map(why),
      [
        ['variant-not-found', '/lines/0/variantId'],
        ['not-found', '/lines/0/locationId'],
        ['value-invalid', '/lines/1/variantId'],
      ],
    );
    assert.deepEqual((await stock()).limitChanges, []);
  });

  test('cost one flight', async () => {
    room.statements.length = 0;
    await set(1, 1);
    assert.deepEqual(room.statements, ['catalog.stock.set-limits']);
  });
});
