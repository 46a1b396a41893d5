import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breadcrumbData } from './breadcrumb-data.ts';
import { productData } from './product-data.ts';

const variant = (sku: string, more: object = {}) => ({
  variantId: sku,
  sku,
  option: sku,
  picture: null,
  price: { amountMinor: 195, currency: 'GBP' as const },
  availability: { state: 'in-stock' as const },
  ...more,
});
const product = (...variants: ReturnType<typeof variant>[]) => ({
  productId: 'p',
  slug: 'bag',
  title: 'Bag',
  description: 'A bag.',
  categories: [],
  brand: null,
  attributes: [],
  seo: { title: 'Bag', description: 'A bag.' },
  untranslated: [],
  picture: null,
  pictures: [{ path: '/media/a.jpg', width: 1, height: 1, alt: '' }],
  optionName: null,
  variants,
  variantsElsewhere: [],
  version: 1,
});
const address = { origin: 'https://shop.example', path: '/en-gb/products/bag', isTaxOnTop: false };

test('a product tells its offers by variant, and its rating only when there is one', () => {
  const none = { count: 0, mean: null, histogram: [0, 0, 0, 0, 0] };
  const out = variant('B', { availability: { state: 'out' as const } });
  const made = productData(product(variant('A'), out), none, address) as Record<string, unknown>;
  assert.equal('aggregateRating' in made, false);
  assert.deepEqual(made['image'], ['https://shop.example/media/a.jpg']);
  assert.deepEqual(
    (made['offers'] as Record<string, unknown>[]).map(({ url, price, priceCurrency, availability }) => [
      url,
      price,
      priceCurrency,
      availability,
    ]),
    [
      ['https://shop.example/en-gb/products/bag?sku=A', '1.95', 'GBP', 'https://schema.org/InStock'],
      ['https://shop.example/en-gb/products/bag?sku=B', '1.95', 'GBP', 'https://schema.org/OutOfStock'],
    ],
  );
  const rated = productData(product(variant('A')), { ...none, count: 2, mean: 4.5 }, address);
  assert.deepEqual((rated as Record<string, unknown>)['aggregateRating'], {
    '@type': 'AggregateRating',
    ratingValue: 4.5,
    reviewCount: 2,
  });
});

test('an offer without tax says so, and a product that the market does not sell has none', () => {
  const priced = variant('A', { price: { amountMinor: 250, currency: 'USD' as const } });
  const net = productData(product(priced), undefined, { ...address, isTaxOnTop: true });
  assert.deepEqual((net as { offers: Record<string, unknown>[] }).offers[0]?.['priceSpecification'], {
    '@type': 'UnitPriceSpecification',
    price: '2.50',
    priceCurrency: 'USD',
    valueAddedTaxIncluded: false,
  });
  assert.equal('offers' in productData(product(), undefined, address), false);
});

test('a breadcrumb tells the way from the front page; the page itself has no address in it', () => {
  const trail = [{ slug: 'bags', title: 'Bags' }];
  const made = breadcrumbData('https://shop.example', 'en-gb', 'Front page', trail, 'Bag');
  assert.deepEqual((made as { itemListElement: unknown }).itemListElement, [
    { '@type': 'ListItem', position: 1, name: 'Front page', item: 'https://shop.example/en-gb' },
    { '@type': 'ListItem', position: 2, name: 'Bags', item: 'https://shop.example/en-gb/categories/bags' },
    { '@type': 'ListItem', position: 3, name: 'Bag' },
  ]);
});
