// alone: it measures its memory
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { loadRetailSource } from './load-retail-source.ts';
import { drawPicture } from './pictures/draw-picture.ts';
import { mapRetailCatalog } from './map-retail-catalog.ts';
import { RETAIL_CATALOG_FILE, readRetailCatalog } from './read-retail-catalog.ts';
import { reportCatalog } from './report-catalog.ts';
import type { RetailCatalog, RetailVariant } from './retail-catalog.ts';
import { isFullyChinese } from './words/is-fully-chinese.ts';
import { writeRetailCatalog } from './write-retail-catalog.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
const FILE_BYTES_MAX = 1_500_000;
const SECONDS_MAX = 6;
const MEGABYTES_MAX = 400;

let catalog: RetailCatalog;
let variants: RetailVariant[];
let seconds: number;

before(async () => {
  const startedAt = performance.now();
  const { codes, exchangeRate, source } = await loadRetailSource();
  catalog = mapRetailCatalog(codes, exchangeRate, source);
  seconds = (performance.now() - startedAt) / 1000;
  variants = catalog.products.flatMap((product) => product.variants);
});

test('the stored catalog is what the sales file maps to, byte by byte', async () => {
  const stored = await readFile(RETAIL_CATALOG_FILE);
  assert.ok(stored.length <= FILE_BYTES_MAX);
  assert.ok(
    gunzipSync(stored).equals(Buffer.from(writeRetailCatalog(catalog))),
    'run `node tools/seed/build-retail-catalog.ts` and commit its file',
  );
  assert.deepEqual(await readRetailCatalog(), catalog);
});

test('mapping is quick and frugal', () => {
  assert.ok(seconds < SECONDS_MAX, `${seconds.toFixed(1)} s`);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  assert.ok(megabytes < MEGABYTES_MAX, `${megabytes.toFixed(0)} MB`);
});

test('each of the 3,651 stock codes is a variant or left out for one reason', () => {
  const reasons = Object.groupBy(catalog.leftOut, ({ reason }) => reason);
  assert.deepEqual(
    Object.fromEntries(Object.entries(reasons).map(([reason, codes]) => [reason, codes?.length])),
    {
      'not a product': 16,
      'other spelling of a kept code': 89,
      'never sold at a price, no description': 105,
      'never sold at a price, only a stock note as description': 14,
    },
  );
  assert.equal(variants.length, 3427);
  assert.equal(variants.length + catalog.leftOut.length, 3651);
  assert.equal(catalog.source.stockCodes, 3651);
  assert.equal(new Set(catalog.leftOut.map(({ stockCode }) => stockCode)).size, catalog.leftOut.length);
  const skus = new Set(variants.map(({ sku }) => sku));
  assert.equal(skus.size, variants.length);
  for (const { stockCode, reason } of catalog.leftOut) {
    assert.equal(skus.has(stockCode.toUpperCase()), reason === 'other spelling of a kept code', stockCode);
  }
});

test('ids and slugs are unique and well-formed, and variants of one product differ', () => {
  const ids = [
    ...catalog.products.map(({ productId }) => productId),
    ...variants.map(({ variantId }) => variantId),
  ];
  for (const id of ids) assert.match(id, UUID);
  assert.equal(new Set(ids).size, ids.length);
  const slugs = catalog.products.map(({ slug }) => slug);
  for (const slug of slugs) assert.match(slug, /^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  assert.equal(new Set(slugs).size, slugs.length);
  for (const product of catalog.products) {
    const [first, second] = product.variants;
    assert.equal(first?.optionName === undefined, second === undefined, product.slug);
    for (const language of ['optionValueEn', 'optionValueZh'] as const) {
      const values = product.variants.map((variant) => variant[language]);
      assert.equal(new Set(values).size, values.length, `${product.slug} ${language}`);
    }
  }
});

test('every product stands in a known leaf of the tree, at most a tenth in the other gifts', () => {
  const parents = new Set(catalog.categories.map(({ parentSlug }) => parentSlug));
  const leaves = new Set(catalog.categories.map(({ slug }) => slug).filter((slug) => !parents.has(slug)));
  const used = new Set<string>();
  for (const { slug, categorySlugs } of catalog.products) {
    assert.ok(categorySlugs.length >= 1 && categorySlugs.length <= 3, slug);
    assert.equal(new Set(categorySlugs).size, categorySlugs.length, slug);
    for (const category of categorySlugs) {
      assert.ok(leaves.has(category), `${slug} in ${category}`);
      used.add(category);
    }
  }
  assert.deepEqual(used, leaves);
  const tail = catalog.products.filter(({ categorySlugs }) => categorySlugs.includes('other-gifts'));
  assert.ok(tail.length * 10 <= catalog.products.length, `${tail.length} products in the other gifts`);
});

test('at least 90 % of the titles are fully Chinese, the others English, never a mixture', () => {
  const chinese = catalog.products.filter(({ titleZh }) => isFullyChinese(titleZh));
  assert.ok(chinese.length >= 0.9 * catalog.products.length);
  for (const { titleEn, titleZh } of catalog.products)
    assert.ok(isFullyChinese(titleZh) || titleZh === titleEn, titleZh);
});

test('prices and stock hold what the shop needs', () => {
  for (const { sku, priceMinorGbp, priceMinorCny, openingStock } of variants) {
    assert.ok(Number.isSafeInteger(priceMinorGbp) && priceMinorGbp > 0, sku);
    assert.ok(Number.isSafeInteger(priceMinorCny) && priceMinorCny >= 90 && priceMinorCny % 10 === 0, sku);
    assert.ok(openingStock.quantity >= 12 && openingStock.quantity <= 5000, sku);
    assert.equal(openingStock.reason, 'opening-stock');
  }
});

test('at most 400 pictures, two for each product, and no two equal ones side by side in a category', () => {
  const { pictures, products, categories } = catalog;
  assert.ok(pictures.length <= 400, `${pictures.length} pictures`);
  assert.equal(new Set(pictures.map(drawPicture)).size, pictures.length);
  const parents = new Map(categories.map(({ slug, parentSlug }) => [slug, parentSlug]));
  const lastIn = new Map<string, number>();
  for (const product of products.toSorted((one, two) => two.popularity - one.popularity)) {
    const [first, second] = product.pictures;
    assert.equal(product.pictures.length, 2, product.slug);
    assert.notEqual(first, second, product.slug);
    assert.notEqual(pictures[first ?? -1]?.subject, 'wrapped-gift', `${product.slug} is a parcel`);
    const face = product.variants[0]?.picture ?? first ?? -1;
    for (const slug of new Set(product.categorySlugs.flatMap((own) => [own, parents.get(own) ?? own]))) {
      assert.notEqual(lastIn.get(slug), face, `${product.slug} in ${slug}`);
      lastIn.set(slug, face);
    }
  }
});

test('descriptions are two or three sentences and none is told twice', () => {
  for (const { slug, descriptionEn } of catalog.products) {
    const sentences = descriptionEn.split(/(?<=\.) (?=[A-Z0-9])/u).length;
    assert.ok(sentences === 2 || sentences === 3, `${slug}: ${descriptionEn}`);
  }
  assert.equal(
    new Set(catalog.products.map(({ descriptionEn }) => descriptionEn)).size,
    catalog.products.length,
  );
  assert.equal(
    new Set(catalog.products.map(({ descriptionZh }) => descriptionZh)).size,
    catalog.products.length,
  );
});

test('a known product comes out as it was sold', () => {
  const product = catalog.products.find(({ variants: [first] }) => first?.sku === '85123A');
  const [variant, ...others] = product?.variants ?? [];
  assert.deepEqual(others, []);
  assert.deepEqual(product, {
    productId: product?.productId,
    slug: 'white-hanging-heart-t-light-holder',
    titleEn: 'White hanging heart T-light holder',
    titleZh: '白色悬挂式爱心茶蜡烛台',
    descriptionEn:
      'In Candles & holders: White hanging heart T-light holder. Colour: white. Our records show 20,315 sold from December 2010 to June 2011.',
    descriptionZh:
      '“蜡烛与烛台”中的一件：白色悬挂式爱心茶蜡烛台。颜色：白色。记录显示2010年12月至2011年6月售出20,315件。',
    categorySlugs: ['candles'],
    taxClass: 'standard',
    pictures: product?.pictures,
    variants: [
      {
        variantId: variant?.variantId,
        sku: '85123A',
        priceMinorGbp: 295,
        priceMinorCny: 2690,
        openingStock: { quantity: 3324, reason: 'opening-stock' },
      },
    ],
    popularity: 20_315,
    firstSeen: '2010-12-01',
  });
});

test('the report tells the counts and that they sum up', () => {
  const report = reportCatalog(catalog).join('\n');
  assert.match(report, /Stock codes: 3651\n {2}3427 {2}variants of 3006 products\n/u);
  assert.match(report, / {2}3651 {2}together\n/u);
  assert.match(report, /Chinese titles fully translated: 3006 of 3006 \(100\.0 %\)/u);
  assert.match(report, / {4}79 {2}Mugs & cups \(马克杯与杯子\) mugs-cups: 2\.6 %/u);
});
