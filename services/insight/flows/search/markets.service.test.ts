import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Market } from '#contracts/markets.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aProductChanged, aStockChanged, aVariant } from '../../testing.ts';

const pounds = (amountMinor: number) => ({ market: 'gb', price: { amountMinor, currency: 'GBP' } }) as const;
const dollars = (amountMinor: number) => ({ market: 'us', price: { amountMinor, currency: 'USD' } }) as const;

// In pounds the cup is cheaper than the pot, in dollars dearer; the tray is not sold for dollars.
const small = aVariant({ prices: [pounds(200), dollars(1900)] });
const large = aVariant({ prices: [pounds(200), dollars(2500)] });
const homely = aVariant({ prices: [pounds(100)] });
const cup = aProductChanged({
  slug: 'cup',
  title: { en: 'Tea cup', zh: '茶杯' },
  variants: [small, large, homely],
});
const pot = aProductChanged({
  slug: 'pot',
  title: { en: 'Tea pot', zh: '茶壶' },
  popularity: 5,
  variants: [aVariant({ prices: [pounds(900), dollars(1100)] })],
});
const tray = aProductChanged({
  slug: 'tray',
  title: { en: 'Tea tray', zh: '茶盘' },
  variants: [aVariant({ prices: [pounds(500)] })],
});

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
  for (const event of [cup, pot, tray]) await room.hear(event);
});
after(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
  await room.close();
});

type Asked = { market?: Market; sort?: 'price-up'; priceToMinor?: number; query?: string; locale?: 'zh-cn' };
async function search({ locale, ...asked }: Asked) {
  const found = await room.ask('searchProducts', { locale: locale ?? 'en-gb', ...asked });
  assert.ok('products' in found);
  return found.products.map(
    ({ slug, priceFrom, hasPriceRange }) =>
      `${slug} ${priceFrom.amountMinor} ${priceFrom.currency}${hasPriceRange ? ' up' : ''}`,
  );
}

test('a search shows, sorts and narrows by the prices of the market asked, and leaves out what it does not sell', async () => {
  assert.deepEqual(await search({ sort: 'price-up' }), ['cup 100 GBP up', 'tray 500 GBP', 'pot 900 GBP']);
  const inDollars = ['pot 1100 USD', 'cup 1900 USD up'];
  assert.deepEqual(await search({ market: 'us', sort: 'price-up' }), inDollars);
  assert.deepEqual(await search({ market: 'us', query: 'tea', sort: 'price-up' }), inDollars);
  assert.deepEqual(await search({ market: 'us', sort: 'price-up', locale: 'zh-cn' }), inDollars);
  assert.deepEqual(await search({ market: 'us', priceToMinor: 1500 }), ['pot 1100 USD']);
  assert.deepEqual(await search({ market: 'jp' }), []);
});

test('facets count and divide by the prices of the market asked', async () => {
  const bands = async (market?: Market) => {
    const told = await room.ask('listFacets', { locale: 'en-gb', query: 'tea', ...(market && { market }) });
    assert.ok('facets' in told);
    const values = told.facets.find(({ facet }) => facet === 'price')?.values ?? [];
    return values.map(({ priceFromMinor, priceToMinor, count }) => [priceFromMinor, priceToMinor, count]);
  };
  assert.deepEqual(
    (await bands()).toSorted(([one = 0], [other = 0]) => one - other),
    [
      [0, 199, 1],
      [500, 999, 2],
    ],
  );
  assert.deepEqual(await bands('us'), [[1000, 1999, 2]]);
});

test('suggestions and recommendations name only what the market asked sells', async () => {
  const suggested = await room.ask('suggestSearches', { query: 'tea', locale: 'en-gb', market: 'us' });
  assert.ok('products' in suggested);
  assert.deepEqual(suggested.products.map(({ slug }) => slug).toSorted(), ['cup', 'pot']);
  const goesWith = await room.ask('recommendWith', { productIds: cup.key, locale: 'en-gb', market: 'us' });
  assert.ok('products' in goesWith);
  assert.deepEqual(
    goesWith.products.map(({ slug, priceFrom }) => [slug, priceFrom]),
    [['pot', { amountMinor: 1100, currency: 'USD' }]],
  );
});

test('a product can be had in a market when a variant that is sold there is free', async () => {
  for (const { variantId } of [small, large]) await room.hear(aStockChanged(variantId, cup.key, 0, 1));
  const canBeHad = async (market: Market) => {
    const found = await room.ask('searchProducts', { locale: 'en-gb', query: 'cup', market });
    return 'products' in found && found.products.map(({ isAvailable }) => isAvailable);
  };
  assert.deepEqual([await canBeHad('gb'), await canBeHad('us')], [[true], [false]]);
  await room.hear(aStockChanged(large.variantId, cup.key, 4, 2));
  assert.deepEqual([await canBeHad('gb'), await canBeHad('us')], [[true], [true]]);
});
