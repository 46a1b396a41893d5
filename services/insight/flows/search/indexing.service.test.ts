import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { lockProduct } from '../../store/search/products.ts';
import { aCategoryChanged, aProductChanged, aStockChanged, aVariant } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const find = async (query: string, locale: 'en-gb' | 'zh-cn' = 'en-gb') => {
  const found = await room.ask('searchProducts', { query, locale });
  assert.ok('products' in found);
  return found.products;
};
const slugs = async (query: string, locale?: 'en-gb' | 'zh-cn') =>
  (await find(query, locale)).map(({ slug }) => slug);
const isAvailable = async (query: string) => (await find(query))[0]?.isAvailable;

test('an event that is heard again, or late, changes nothing', async () => {
  const first = aProductChanged({ slug: 'old-name', title: { en: 'Umbrella stand', zh: '伞架' } });
  const { product } = first.payload;
  const title = { en: 'Parasol stand', zh: '阳伞架' };
  const second = aProductChanged({ ...product, slug: 'new-name', title }, { version: 2 });
  await room.hear(first);
  await room.hear(second);
  const card = await find('parasol');
  await room.hear(second);
  await room.hear(first);
  assert.deepEqual(await find('parasol'), card);
  assert.deepEqual(await slugs('umbrella'), []);
  assert.deepEqual(await slugs('阳伞', 'zh-cn'), ['new-name']);
});

test('versions that arrive the other way round end with the newer one', async () => {
  const older = aProductChanged({ slug: 'kite-1', title: { en: 'Kite', zh: '风筝' } });
  const newer = aProductChanged({ ...older.payload.product, slug: 'kite-3' }, { version: 3 });
  await room.hear(newer);
  await room.hear(older);
  assert.deepEqual(await slugs('kite'), ['kite-3']);
});

test('a product leaves the locale whose market has no price for it any more', async () => {
  const both = aVariant();
  const event = aProductChanged({ slug: 'drum', title: { en: 'Drum', zh: '鼓' }, variants: [both] });
  await room.hear(event);
  assert.deepEqual(await slugs('鼓', 'zh-cn'), ['drum']);
  const variants = [{ ...both, prices: both.prices.filter(({ market }) => market === 'gb') }];
  await room.hear(aProductChanged({ ...event.payload.product, variants }, { version: 2 }));
  assert.deepEqual(await slugs('鼓', 'zh-cn'), []);
  assert.deepEqual(await slugs('drum'), ['drum']);
  await room.hear(event);
  assert.deepEqual(await slugs('鼓', 'zh-cn'), []);
});

test('a product can be had while one of its variants is free, whatever order the news come in', async () => {
  const [one, two] = [aVariant(), aVariant()];
  const availability = { [one.variantId]: 0, [two.variantId]: 3 };
  const event = aProductChanged(
    { title: { en: 'Trumpet', zh: '号' }, variants: [one, two] },
    { availability },
  );
  const { productId } = event.payload.product;
  await room.hear(aStockChanged(two.variantId, productId, 0, 7));
  await room.hear(event);
  assert.equal(await isAvailable('trumpet'), false);
  await room.hear(aStockChanged(one.variantId, productId, 9, 5));
  assert.equal(await isAvailable('trumpet'), true);
  await room.hear(aStockChanged(one.variantId, productId, 0, 4));
  assert.equal(await isAvailable('trumpet'), true);
  await room.hear(aStockChanged(one.variantId, productId, 0, 6));
  assert.equal(await isAvailable('trumpet'), false);
  await room.hear({ ...event, version: 2 });
  assert.equal(await isAvailable('trumpet'), false);
});

test('a variant that is not sold any more makes no product available', async () => {
  const [kept, dropped] = [aVariant(), aVariant()];
  const availability = { [kept.variantId]: 0, [dropped.variantId]: 3 };
  const event = aProductChanged(
    { title: { en: 'Banjo', zh: '琴' }, variants: [kept, dropped] },
    { availability },
  );
  await room.hear(event);
  assert.equal(await isAvailable('banjo'), true);
  await room.hear(
    aProductChanged({ ...event.payload.product, variants: [kept] }, { version: 2, availability }),
  );
  assert.equal(await isAvailable('banjo'), false);
});

test('news of two variants of a product at once do not miss each other', async () => {
  const variants = [aVariant(), aVariant(), aVariant()];
  const event = aProductChanged({ title: { en: 'Accordion', zh: '手风琴' }, variants });
  const { productId } = event.payload.product;
  await room.hear(event);
  const soldOut = () =>
    Promise.all(variants.map(({ variantId }) => room.hear(aStockChanged(variantId, productId, 0, 2))));
  await afterWaitingFor(room.db, lockProduct(productId), soldOut);
  assert.equal(await isAvailable('accordion'), false);
});

test('products are found by the new title of their category once the job has run', async () => {
  await room.hear(aCategoryChanged('wood', { en: 'Timber', zh: '木头' }));
  const inside = [1, 2, 3].map((number) =>
    aProductChanged({ slug: `stool-${number}`, title: { en: 'Stool', zh: '凳' }, categorySlugs: ['wood'] }),
  );
  for (const event of inside) await room.hear(event);
  assert.equal((await slugs('timber')).length, 3);
  const renamed = aCategoryChanged('wood', { en: 'Forestry', zh: '林业' });
  await room.hear({ ...renamed, version: 2 });
  await room.run('reword-category', { slug: 'wood' });
  assert.equal((await slugs('forestry')).length, 3);
  assert.deepEqual(await slugs('timber'), []);
  assert.equal((await slugs('林业', 'zh-cn')).length, 3);
  await room.hear(aCategoryChanged('wood', { en: 'Timber', zh: '木头' }));
  await room.run('reword-category', { slug: 'wood' });
  assert.deepEqual(await slugs('timber'), []);
});

test('a category that was removed is suggested no more, also when what was said before comes late', async () => {
  const suggested = async () => {
    const found = await room.ask('suggestSearches', { query: 'Origami', locale: 'en-gb' });
    assert.ok('categories' in found);
    return found.categories.map(({ slug }) => slug);
  };
  const there = aCategoryChanged('origami', { en: 'Origami', zh: '折纸' });
  await room.hear(there);
  assert.deepEqual(await suggested(), ['origami']);
  const gone = { ...there.payload, isRemoved: true as const };
  await room.hear({ ...there, version: 2, payload: gone });
  await room.hear(there);
  assert.deepEqual(await suggested(), []);
  await room.hear({ ...there, version: 3 });
  assert.deepEqual(await suggested(), ['origami']);
});

test('a hidden product is found by nobody, and again when it is shown', async () => {
  const event = aProductChanged({ slug: 'abacus', title: { en: 'Abacus', zh: '算盘' } });
  const { product } = event.payload;
  await room.hear(event);
  await room.hear(aProductChanged({ ...product, isHidden: true }, { version: 2 }));
  assert.deepEqual([await slugs('abacus'), await slugs('算盘', 'zh-cn')], [[], []]);
  await room.hear(aProductChanged(product, { version: 3 }));
  assert.deepEqual([await slugs('abacus'), await slugs('算盘', 'zh-cn')], [['abacus'], ['abacus']]);
});

test('a category plans the job with its own change', async () => {
  await room.hear(aCategoryChanged('metal', { en: 'Metal', zh: '金属' }));
  const jobs = await room.db.rows({
    name: 'test.jobs',
    text: `select task_identifier as task from insight_jobs.jobs where key = 'reword-category metal'`,
    values: [],
  });
  assert.deepEqual(jobs, [{ task: 'reword-category' }]);
});

test('hearing costs one transaction of at most eight statements', async () => {
  const event = aProductChanged();
  const { productId, variants } = event.payload.product;
  const costs = async (work: () => Promise<void>) => {
    room.statements.length = 0;
    await work();
    return room.statements.length;
  };
  assert.deepEqual(
    [
      await costs(() => room.hear(event)),
      await costs(() => room.hear(aStockChanged(variants[0]?.variantId ?? '', productId, 1, 1))),
      await costs(() => room.hear(aCategoryChanged('glass', { en: 'Glass', zh: '玻璃' }))),
    ],
    [8, 3, 2],
  );
});

test('words that no index can hold, and a product of 200 variants, are taken', async () => {
  const long = 'x'.repeat(290);
  const variants = Array.from({ length: 200 }, () => aVariant());
  const description = { en: `${'y'.repeat(9000)} harp`, zh: '竖琴'.repeat(4900) };
  await room.hear(
    aProductChanged({ slug: 'harp', title: { en: `${long} harp`, zh: '竖琴' }, description, variants }),
  );
  assert.deepEqual(await slugs('harp'), ['harp']);
  assert.deepEqual(await slugs('竖琴', 'zh-cn'), ['harp']);
});
