import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from './service.ts';
import { aDraft, aMovement, order, staff, variantIdOf } from './testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

test('each call stays within its budget of statements', async () => {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  const orderId = '0198a000-0000-7000-8000-00000000000a';
  const spent = async (work: () => Promise<unknown>) => {
    room.statements.length = 0;
    const answer = await work();
    assert.ok(!JSON.stringify(answer).includes('refusal'), JSON.stringify(answer));
    return room.statements.length;
  };
  const lines = [{ variantId, quantity: 1 }];
  const locale = 'en-gb';
  const price = { amountMinor: 300, currency: 'GBP' } as const;
  const costs = {
    importProducts: await spent(() => room.ask('importProducts', { products: [draft] }, staff)),
    importAgain: await spent(() => room.ask('importProducts', { products: [draft] }, staff)),
    receiveStock: await spent(() => room.ask('receiveStock', { movements: [aMovement(variantId)] }, staff)),
    getProduct: await spent(() => room.ask('getProduct', { slug: draft.slug, locale })),
    quote: await spent(() => room.ask('quote', { variantIds: [variantId], locale }, order)),
    reserve: await spent(() => room.ask('reserve', { orderId, lines, holdSeconds: 60 }, order)),
    extend: await spent(() => room.ask('extendReservation', { orderId, holdSeconds: 90 }, order)),
    commit: await spent(() => room.ask('commitReservation', { orderId }, order)),
    release: await spent(() => room.ask('releaseReservation', { orderId }, order)),
    setPrice: await spent(() => room.ask('setPrice', { variantId, market: 'gb', price }, staff)),
    getPrices: await spent(() => room.ask('getPrices', { variantId }, staff)),
    schedulePrice: await spent(() =>
      room.ask('schedulePrice', { priceId: orderId, variantId, market: 'gb', price, minQuantity: 2 }, staff),
    ),
    withdrawPrice: await spent(() => room.ask('withdrawPrice', { priceId: orderId }, staff)),
    list: await spent(() => room.ask('listProductsForStaff', {}, staff)),
    getStock: await spent(() => room.ask('getStock', { variantId }, staff)),
    listCategories: await spent(() => room.ask('listCategories', { locale })),
  };
  assert.deepEqual(costs, {
    importProducts: 16,
    importAgain: 1,
    receiveStock: 1,
    getProduct: 1,
    quote: 1,
    reserve: 1,
    extend: 1,
    commit: 2,
    release: 3,
    setPrice: 4,
    getPrices: 2,
    schedulePrice: 5,
    withdrawPrice: 4,
    list: 1,
    getStock: 1,
    listCategories: 1,
  });
});

test('stock is moved for the order centre only, and written by staff who may', async () => {
  const draft = aDraft();
  const lines = [{ variantId: variantIdOf(draft), quantity: 1 }];
  const input = { orderId: draft.productId, lines, holdSeconds: 60 };
  const asked = [
    await room.ask('reserve', input),
    await room.ask('importProducts', { products: [draft] }),
    await room.ask(
      'receiveStock',
      { movements: [aMovement(variantIdOf(draft))] },
      { subject: { kind: 'anonymous' } },
    ),
  ];
  assert.deepEqual(
    asked.map((answer) => 'refusal' in answer && answer.refusal),
    ['not-allowed', 'sign-in-required', 'sign-in-required'],
  );
});
