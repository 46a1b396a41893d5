import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import type { EventPayload } from '#contracts/events.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, aMovement, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('lamps')] }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const save = (product: ProductDraftValue, version: number) =>
  room.ask('saveProduct', { productId: product.productId, product, version }, staff);
const list = async (input: InputTo<'catalog', 'listProductsForStaff'>) => {
  const found = await room.ask('listProductsForStaff', input, staff);
  assert.ok('products' in found);
  return found;
};
const hearAnnounced = async (from: number) => {
  for (const event of (await room.announced()).slice(from))
    if (event.name === 'product.changed') await room.hear(event as never);
};

/** How a shopper meets a product: its page, its price, a list of variants, a collection and an order. */
async function meet(draft: ProductDraftValue, collection: string) {
  const variantId = variantIdOf(draft);
  const locale = 'en-gb';
  const lines = [{ variantId, quantity: 1 }];
  const page = await room.ask('getProduct', { slug: draft.slug, locale });
  const quote = await room.ask('quote', { variantIds: [variantId], locale }, order);
  const listed = await room.ask('listVariants', { variantIds: variantId, locale });
  const shown = await room.ask('getCollection', { slug: collection, locale });
  const taken = await room.ask('reserve', { orderId: uuidv7(), holdSeconds: 60, lines }, order);
  return {
    page: !('refusal' in page),
    quoted: 'variants' in quote ? quote.variants.length : 0,
    listed: 'variants' in listed ? listed.variants.length : 0,
    collected: 'products' in shown ? shown.products.length : 0,
    taken: !('refusal' in taken),
  };
}

test('a hidden product is on no page, in no list and in no order, and comes back as it was', async () => {
  const draft = aDraft({ slug: 'lava-lamp', categorySlugs: ['lamps'] });
  await save(draft, 0);
  await room.ask('receiveStock', { movements: [aMovement(variantIdOf(draft))] }, staff);
  const rule = { join: 'all' as const, conditions: [{ kind: 'category' as const, slugs: ['lamps'] }] };
  const words = { en: 'Light', zh: '灯光' };
  await room.ask(
    'saveCollection',
    { slug: 'light', title: words, description: words, seo: null, rule, picks: [], version: 0 },
    { ...staff, idempotencyKey: uuidv7() },
  );
  await room.run('fill-collections', { slug: 'light' });
  const all = { page: true, quoted: 1, listed: 1, collected: 1, taken: true };
  assert.deepEqual(await meet(draft, 'light'), all);

  const told = (await room.announced()).length;
  assert.deepEqual(await save({ ...draft, isHidden: true }, 1), { version: 2 });
  await hearAnnounced(told);
  assert.deepEqual(await meet(draft, 'light'), {
    page: false,
    quoted: 0,
    listed: 0,
    collected: 0,
    taken: false,
  });
  const hidden = (await room.announced()).findLast(({ name }) => name === 'product.changed');
  const payload = hidden?.payload as EventPayload<'product.changed'> | undefined;
  assert.equal(payload?.product.isHidden, true);

  assert.deepEqual(await save({ ...draft, isHidden: false }, 2), { version: 3 });
  await hearAnnounced(told);
  assert.deepEqual(await meet(draft, 'light'), all);
});

test('a draft that does not say whether its product is hidden leaves it so', async () => {
  const draft = aDraft({ slug: 'lantern' });
  await save({ ...draft, isHidden: true }, 0);
  const title = { en: 'Lantern', zh: '灯笼' };
  await room.ask('importProducts', { products: [{ ...draft, title }] }, staff);
  const read = await room.ask('getProductForStaff', { productId: draft.productId }, staff);
  assert.deepEqual('product' in read && [read.product.title, read.product.isHidden, read.version], [
    title,
    true,
    2,
  ]);
  assert.deepEqual(await save({ ...draft, title, isHidden: false }, 2), { version: 3 });
  assert.deepEqual(await save({ ...draft, title, isHidden: false }, 3), { version: 3 });
});

test('staff list hidden products, and how many there are of what they look for, in one round trip', async () => {
  const drafts = ['torch-a', 'torch-b', 'torch-c'].map((slug) =>
    aDraft({ slug, isHidden: slug === 'torch-b' }),
  );
  await room.ask('importProducts', { products: drafts }, staff);
  const slugs = async (isHidden: boolean) =>
    (await list({ startsWith: 'torch', isHidden })).products.map(({ slug }) => slug);
  assert.deepEqual([await slugs(true), await slugs(false)], [['torch-b'], ['torch-a', 'torch-c']]);
  const page = await list({ startsWith: 'torch', limit: 1, withCount: true });
  assert.deepEqual([page.products.length, page.count], [1, 3]);
  const last = await list({ startsWith: 'torch', limit: 1, withCount: true, cursor: 'torch-b' });
  assert.deepEqual([last.products[0]?.slug, last.products[0]?.isHidden, last.count], ['torch-c', false, 3]);
  assert.equal((await list({ startsWith: 'torch' })).count, undefined);
});
