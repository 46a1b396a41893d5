import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aProductChanged, aVariant } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  for (let number = 1; number <= 25; number += 1) await room.hear(aNumberedProduct(number));
});
after(() => room.close());

/** Prices and popularity repeat, so that pages end between equals. */
function aNumberedProduct(number: number) {
  const price = { amountMinor: 100 + (number % 4), currency: 'GBP' } as const;
  return aProductChanged({
    slug: `lamp-${number}`,
    title: { en: number <= 20 ? 'Green lamp' : 'Green lampshade', zh: '绿灯' },
    popularity: number % 5,
    categorySlugs: ['lamps'],
    variants: [aVariant({ prices: [{ market: 'gb', price }] })],
  });
}

type Input = Omit<InputTo<'insight', 'searchProducts'>, 'locale'>;

async function walk(input: Input) {
  const pages = [];
  let cursor: string | null = null;
  do {
    const asked: Input = cursor === null ? input : { ...input, cursor };
    const page: Awaited<ReturnType<typeof ask>> = await ask(asked);
    assert.ok('products' in page, JSON.stringify(page));
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return pages;
}
const ask = (input: Input) => room.ask('searchProducts', { ...input, locale: 'en-gb' });

const walks: [what: string, input: Input, total: number][] = [
  ['all by popularity', {}, 25],
  ['a category by price', { category: 'lamps', sort: 'price-up' }, 25],
  ['a category by price, dear ones first', { category: 'lamps', sort: 'price-down' }, 25],
  ['words by relevance', { query: 'green lamp' }, 25],
  ['words by price', { query: 'lamp', sort: 'price-up', category: 'lamps' }, 25],
  ['words of which one was mistyped', { query: 'gren lampshade' }, 25],
  ['words of which one is unknown', { query: 'purple lampshade' }, 5],
];
for (const [what, input, total] of walks) {
  test(`pages show every product once and end: ${what}`, async () => {
    const pages = await walk({ ...input, limit: 4 });
    const slugs = pages.flatMap(({ products }) => products.map(({ slug }) => slug));
    assert.equal(new Set(slugs).size, total);
    assert.equal(slugs.length, total);
    assert.deepEqual(new Set(pages.map((page) => page.total)), new Set([total]));
    assert.deepEqual(
      pages.map(({ products }) => products.length).slice(0, -1),
      Array(pages.length - 1).fill(4),
    );
    const all = await ask({ ...input, limit: 100 });
    assert.deepEqual('products' in all && all.products.map(({ slug }) => slug), slugs);
  });
}

test('orders hold over all pages', async () => {
  const prices = async (sort: 'price-up' | 'price-down') =>
    (await walk({ sort, limit: 7 })).flatMap(({ products }) =>
      products.map((card) => card.priceFrom.amountMinor),
    );
  const rising = await prices('price-up');
  assert.deepEqual(
    rising,
    rising.toSorted((a, b) => a - b),
  );
  assert.deepEqual(await prices('price-down'), rising.toReversed());
});

test('a page of exactly what is left has no next one', async () => {
  const page = await ask({ limit: 25 });
  assert.ok('products' in page);
  assert.deepEqual([page.products.length, page.nextCursor], [25, null]);
});

test('a cursor of another order or of nobody is refused', async () => {
  const page = await ask({ sort: 'price-up', limit: 2 });
  assert.ok('products' in page && page.nextCursor !== null);
  for (const cursor of [page.nextCursor, 'abc']) {
    const refused = await ask({ sort: 'price-down', cursor });
    assert.deepEqual('refusal' in refused && [refused.refusal, refused.path], ['invalid-input', '/cursor']);
  }
});

test('the total is exact up to 1,000 and told as 1,000 with more beyond', async () => {
  const fill = (count: number) =>
    room.db.rows({
      name: 'test.fill',
      text: `with product as (insert into products select gen_random_uuid(), 1 from generate_series(1, $1::int) returning product_id)
        insert into documents (product_id, locale, version, slug, title, price_minor_gb, popularity, variant_ids, category_slugs, own_words, category_words)
        select product_id, 'en-gb', 1, 'x', 'x', 1, 0, '{}', '{}', '''pebble'':1A', '' from product`,
      values: [count],
    });
  const told = async () => {
    const page = await ask({ query: 'pebble', limit: 1 });
    return 'total' in page && [page.total, page.isMore];
  };
  await fill(1000);
  assert.deepEqual(await told(), [1000, false]);
  await fill(1);
  assert.deepEqual(await told(), [1000, true]);
});
