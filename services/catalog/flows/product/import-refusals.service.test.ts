import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { aCategory, aDraft, aVariant, staff } from '../../testing.ts';

let room: TestRoom<'catalog'>;
const stored = aDraft();
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('cups')] }, staff);
  await room.ask('importProducts', { products: [stored] }, staff);
});
after(() => room.close());

const pound = (amountMinor: number) => ({ amountMinor, currency: 'GBP' }) as const;
const storedVariant = stored.variants[0] ?? aVariant();
const withVariant = (more: Parameters<typeof aVariant>[0]) => aDraft({ variants: [aVariant(more)] });
const twin = aDraft();
const twinVariant = aVariant();

const cases: { _case: string; products: ProductDraftValue[]; refusal: string; path: string }[] = [
  {
    _case: 'a script in a picture',
    products: [aDraft(), withVariant({ picture: '<svg><script>1</script></svg>' })],
    refusal: 'value-invalid',
    path: '/products/1/variants/0/picture',
  },
  {
    _case: 'a price in the currency of another market',
    products: [withVariant({ prices: [{ market: 'cn', price: pound(100) }] })],
    refusal: 'value-invalid',
    path: '/products/0/variants/0/prices/0/price/currency',
  },
  {
    _case: 'a price below zero',
    products: [withVariant({ prices: [{ market: 'gb', price: pound(-1) }] })],
    refusal: 'value-invalid',
    path: '/products/0/variants/0/prices/0/price/amountMinor',
  },
  {
    _case: 'a price beyond every price',
    products: [withVariant({ prices: [{ market: 'gb', price: pound(100_000_000_001) }] })],
    refusal: 'value-invalid',
    path: '/products/0/variants/0/prices/0/price/amountMinor',
  },
  {
    _case: 'two prices in a market',
    products: [
      withVariant({
        prices: [
          { market: 'gb', price: pound(1) },
          { market: 'gb', price: pound(2) },
        ],
      }),
    ],
    refusal: 'value-invalid',
    path: '/products/0/variants/0/prices/1/market',
  },
  {
    _case: 'a category that is not there',
    products: [aDraft(), aDraft({ categorySlugs: ['cups', 'nowhere'] })],
    refusal: 'value-invalid',
    path: '/products/1/categorySlugs/1',
  },
  {
    _case: 'one product twice',
    products: [twin, { ...aDraft(), productId: twin.productId }],
    refusal: 'value-invalid',
    path: '/products/1/productId',
  },
  {
    _case: 'one slug twice',
    products: [twin, aDraft({ slug: twin.slug })],
    refusal: 'value-invalid',
    path: '/products/1/slug',
  },
  {
    _case: 'one SKU twice in a product',
    products: [aDraft({ variants: [twinVariant, aVariant({ sku: twinVariant.sku })] })],
    refusal: 'value-invalid',
    path: '/products/0/variants/1/sku',
  },
  {
    _case: 'one variant in two products',
    products: [aDraft({ variants: [twinVariant] }), aDraft({ variants: [{ ...twinVariant, sku: 'other' }] })],
    refusal: 'value-invalid',
    path: '/products/1/variants/0/variantId',
  },
  {
    _case: 'the slug of another product',
    products: [aDraft(), aDraft({ slug: stored.slug })],
    refusal: 'already-exists',
    path: '/products/1/slug',
  },
  {
    _case: 'the SKU of another product',
    products: [withVariant({ sku: storedVariant.sku })],
    refusal: 'already-exists',
    path: '/products/0/variants/0/sku',
  },
  {
    _case: 'the variant of another product',
    products: [withVariant({ variantId: storedVariant.variantId })],
    refusal: 'already-exists',
    path: '/products/0/variants/0/variantId',
  },
];

for (const { _case, products, refusal, path } of cases) {
  test(`an import is refused whole for ${_case}`, async () => {
    const before = await contents();
    const answer = await room.ask('importProducts', { products }, staff);
    assert.deepEqual(
      'refusal' in answer && { refusal: answer.refusal, path: answer.path },
      { refusal, path },
      JSON.stringify(answer),
    );
    assert.deepEqual(await contents(), before);
    assert.deepEqual(await room.room.definition.audit(room.db), []);
  });
}

function contents() {
  return room.db.rows({
    name: 'test.contents',
    text: `select 'product' as kind, product_id::text as id, version from products
      union all select 'variant', variant_id::text, position from variants
      union all select 'event', event_id::text, version from event_log
      union all select 'media', hash, 0 from media order by 1, 2`,
    values: [],
  });
}
