import { Buffer } from 'node:buffer';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { untilAnswered } from '../../until-answered.ts';
import { done, some, triedTwice, type Storm } from './storm.ts';

/** What staff write about goods that people read, each request sent several times: products, pictures, categories. */
export async function describeGoodsInStorm({ owner }: ChaosShop, storm: Storm): Promise<void> {
  const categories = [some('kind'), some('old-kind')].map((slug, position) => {
    return { slug, title: triedTwice, parentSlug: null, position };
  });
  await storm(
    'importCategories',
    () => owner.catalog.importCategories({ categories: categories.slice(0, 1) }),
    done,
  );
  answerOf(await untilAnswered(() => owner.catalog.importCategories({ categories: categories.slice(1) })));
  const old = categories[1]?.slug ?? '';
  await storm('removeCategory', () => owner.catalog.removeCategory({ slug: old }), done);
  const tried = [anAttribute(), anAttribute()];
  await storm('importAttributes', () => owner.catalog.importAttributes({ attributes: tried }), done);
  const products = [aProduct()];
  await storm('importProducts', () => owner.catalog.importProducts({ products }), done);
  const product = aProduct();
  const { productId } = product;
  await storm(
    'saveProduct',
    () => owner.catalog.saveProduct({ productId, product, version: 0 }),
    ({ version }) => version,
  );
  await hangPicturesInStorm(owner, storm);
  await loadFileInStorm(owner, storm);
}

async function hangPicturesInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const file = new Blob([Buffer.from(aPixel, 'base64')], { type: 'image/png' });
  const { path } = await storm(
    'uploadPicture',
    () => owner.catalog.uploadPicture({ file }),
    (picture) => picture,
  );
  const product = aProduct();
  const { productId } = product;
  answerOf(await untilAnswered(() => owner.catalog.saveProduct({ productId, product, version: 0 })));
  const pictures = [{ path, alt: triedTwice, variantIds: [] }];
  await storm(
    'saveProductPictures',
    () => owner.catalog.saveProductPictures({ productId, version: 1, pictures }),
    ({ version }) => version,
  );
}

/** A file of products: one is checked, another called off. */
async function loadFileInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const file = { importId: uuidv7(), fileName: 'goods.csv' };
  const { importId } = file;
  await storm('createImport', () => owner.catalog.createImport(file), done);
  const part = { importId, part: 1, text: 'slug,title\nnothing,Nothing\n' };
  await storm('addImportPart', () => owner.catalog.addImportPart(part), done);
  const assumed = { importId, brands: [{ slug: some('brand'), title: 'Assumed' }], attributes: [] };
  await storm(
    'assumeForImport',
    () => owner.catalog.assumeForImport(assumed),
    (unknown) => unknown,
  );
  const start = { importId, parts: 1, mode: 'check' as const };
  await storm('startImport', () => owner.catalog.startImport(start), done);
  const other = { importId: uuidv7(), fileName: 'other.csv' };
  answerOf(await untilAnswered(() => owner.catalog.createImport(other)));
  await storm('cancelImport', () => owner.catalog.cancelImport({ importId: other.importId }), done);
}

/** A PNG of one pixel. */
const aPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function anAttribute() {
  const key = some('tried').replace('-', '_');
  return { key, type: 'text' as const, unit: null, title: triedTwice, isFilter: false, choices: [] };
}

function aProduct() {
  const productId = uuidv7();
  return {
    productId,
    slug: `tried-${productId}`,
    title: triedTwice,
    description: triedTwice,
    categorySlugs: [],
    taxClass: 'standard' as const,
    optionName: null,
    popularity: 0,
    variants: [
      {
        variantId: uuidv7(),
        sku: `TRIED-${productId}`,
        option: null,
        picture: null,
        prices: [{ market: 'gb' as const, price: { amountMinor: 700, currency: 'GBP' as const } }],
      },
    ],
  };
}
