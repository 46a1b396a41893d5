import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, test } from 'node:test';
import { events } from '#contracts/events.ts';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { validate } from '#runtime/door/validate.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, aMovement, aVariant, order, staff, variantIdOf } from '../../testing.ts';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('cups'), aCategory('gifts')] }, staff);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const write = (...products: ProductDraftValue[]) => room.ask('importProducts', { products }, staff);
const view = (slug: string, locale: 'en-gb' | 'zh-cn' = 'en-gb') => room.ask('getProduct', { slug, locale });
const eventsOf = async (key: string) => (await room.announced()).filter((event) => event.key === key);
const svg = (colour: string) => `<svg xmlns="http://www.w3.org/2000/svg"><rect fill="${colour}"/></svg>`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a product is seen in both languages, with the prices of each market', async () => {
  const red = aVariant({ option: { en: 'Red', zh: '红色' }, picture: svg('red') });
  const blue = aVariant({ option: { en: 'Blue', zh: '蓝色' } });
  const draft = aDraft({
    title: { en: 'Retro cup', zh: '复古茶杯' },
    optionName: { en: 'Colour', zh: '颜色' },
    categorySlugs: ['gifts', 'cups'],
    variants: [red, blue],
  });
  assert.deepEqual(await write(draft), { written: 1, unchanged: 0 });
  await room.ask('receiveStock', { movements: [aMovement(red.variantId, { quantity: 5 })] }, staff);
  const picture = `/media/${hashOf(svg('red'))}.jpg`;
  assert.deepEqual(await view(draft.slug), {
    productId: draft.productId,
    slug: draft.slug,
    title: 'Retro cup',
    description: 'A thing.',
    categories: [
      { slug: 'gifts', title: 'Title of gifts' },
      { slug: 'cups', title: 'Title of cups' },
    ],
    brand: null,
    attributes: [],
    seo: { title: 'Retro cup', description: 'A thing.' },
    untranslated: [],
    picture,
    pictures: [],
    optionName: 'Colour',
    variants: [
      {
        variantId: red.variantId,
        sku: red.sku,
        option: 'Red',
        picture,
        price: { amountMinor: 295, currency: 'GBP' },
        availability: { state: 'low', quantityLeft: 5 },
      },
      {
        variantId: blue.variantId,
        sku: blue.sku,
        option: 'Blue',
        picture: null,
        price: { amountMinor: 295, currency: 'GBP' },
        availability: { state: 'out' },
      },
    ],
    variantsElsewhere: [],
    version: 1,
  });
  const chinese = await view(draft.slug, 'zh-cn');
  assert.ok('title' in chinese);
  assert.deepEqual(
    [chinese.title, chinese.optionName, chinese.variants[0]?.option, chinese.variants[0]?.price],
    ['复古茶杯', '颜色', '红色', { amountMinor: 2700, currency: 'CNY' }],
  );
});

test('the event carries the whole product as its contract says, without the text of pictures', async () => {
  const variant = aVariant({ picture: svg('green'), option: { en: 'Green', zh: '绿色' } });
  const draft = aDraft({
    variants: [variant],
    categorySlugs: ['cups'],
    optionName: { en: 'Colour', zh: '颜色' },
  });
  await write(draft);
  const [event, ...more] = await eventsOf(draft.productId);
  assert.equal(more.length, 0);
  assert.equal(validate(events['product.changed'].payload, event?.payload), undefined);
  const { variantId } = variant;
  const prices = variant.prices.toSorted((a, b) => (a.market < b.market ? -1 : 1));
  assert.deepEqual(event, {
    name: 'product.changed',
    key: draft.productId,
    version: 1,
    payload: {
      product: { ...draft, brandSlug: null, variants: [{ ...variant, picture: null, prices }] },
      brand: null,
      attributes: [],
      pictures: { [variantId]: `/media/${hashOf(svg('green'))}.jpg` },
      availability: { [variantId]: 0 },
    },
  });
});

test('a repeated import changes nothing, and a changed product alone gets a version and an event', async () => {
  const [first, second] = [aDraft(), aDraft()];
  assert.deepEqual(await write(first, second), { written: 2, unchanged: 0 });
  const reordered = Object.fromEntries(Object.entries(first).toReversed()) as ProductDraftValue;
  assert.deepEqual(await write(reordered, second), { written: 0, unchanged: 2 });
  const before = (await room.announced()).length;
  const changed = { ...second, popularity: second.popularity + 1 };
  assert.deepEqual(await write(first, changed), { written: 1, unchanged: 1 });
  assert.deepEqual(
    (await eventsOf(first.productId)).map(({ version }) => version),
    [1],
  );
  assert.deepEqual(
    (await eventsOf(second.productId)).map(({ version }) => version),
    [1, 2],
  );
  assert.equal((await room.announced()).length, before + 1);
});

test('a variant that a draft leaves out is not sold, keeps its stock, and comes back with a later draft', async () => {
  const [kept, dropped] = [aVariant(), aVariant()];
  const draft = aDraft({ variants: [kept, dropped] });
  await write(draft);
  await room.ask('receiveStock', { movements: [aMovement(dropped.variantId)] }, staff);
  const sold = async () => {
    const seen = await view(draft.slug);
    return 'variants' in seen && seen.variants.map(({ variantId }) => variantId);
  };
  await write({ ...draft, variants: [kept] });
  assert.deepEqual(await sold(), [kept.variantId]);
  const variantIds = [dropped.variantId, kept.variantId];
  const quoted = await room.ask('quote', { variantIds, locale: 'en-gb' }, order);
  assert.ok('variants' in quoted);
  assert.deepEqual(
    quoted.variants.map(({ variantId }) => variantId),
    [kept.variantId],
  );
  const lines = [{ variantId: dropped.variantId, quantity: 1 }];
  const taken = await room.ask('reserve', { orderId: uuidv7(), lines, holdSeconds: 60 }, order);
  assert.equal('refusal' in taken && taken.refusal, 'variant-not-found');
  assert.deepEqual('data' in taken && taken.data, {
    variants: [{ variantId: dropped.variantId, free: null }],
  });
  await write({ ...draft, variants: [dropped, kept] });
  assert.deepEqual(await sold(), [dropped.variantId, kept.variantId]);
  const stock = await room.ask('getStock', { variantId: dropped.variantId }, staff);
  assert.equal('onHand' in stock && stock.onHand, 10);
});

test('two products may swap slugs and SKUs in one import', async () => {
  const [first, second] = [aDraft(), aDraft()];
  await write(first, second);
  const swap = (draft: ProductDraftValue, other: ProductDraftValue): ProductDraftValue => ({
    ...draft,
    slug: other.slug,
    variants: [{ ...aVariant(), variantId: variantIdOf(draft), sku: other.variants[0]?.sku ?? '' }],
  });
  assert.deepEqual(await write(swap(first, second), swap(second, first)), { written: 2, unchanged: 0 });
  const seen = await view(first.slug);
  assert.equal('productId' in seen && seen.productId, second.productId);
});

test('a product without a price in a market is not sold there, and says so', async () => {
  const prices = [{ market: 'gb', price: { amountMinor: 100, currency: 'GBP' } }] as const;
  const draft = aDraft({ variants: [aVariant({ prices: [...prices] })] });
  await write(draft);
  assert.ok('title' in (await view(draft.slug)));
  const there = await view(draft.slug, 'zh-cn');
  assert.ok('title' in there);
  assert.deepEqual(there.variants, []);
  assert.deepEqual(
    there.variantsElsewhere.map(({ sku }) => sku),
    draft.variants.map(({ sku }) => sku),
  );
});
