import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import type { PictureSpec, RetailProduct, RetailVariant } from '../../../tools/seed/retail-catalog.ts';
import { drawPicture } from '../../../tools/seed/pictures/draw-picture.ts';
import { readRetailCatalog } from '../../../tools/seed/read-retail-catalog.ts';
import { demoAccounts } from './demo-accounts.ts';
import { derivedId } from './derived-id.ts';
import { loadCollections } from './load-collections.ts';
import { loadExchangeRates } from './load-exchange-rates.ts';
import type { SeedRoom } from './open-seed-room.ts';

export type SeedRooms = { catalog: SeedRoom<'catalog'>; user: SeedRoom<'user'> };

const productsAtOnce = 100;
const movementsAtOnce = 500;
const drawingsAtOnce = 50;

/** Loads the demo shop: its accounts, exchange rates, categories, products with pictures and prices, and opening stock. */
export async function seedDemo(rooms: SeedRooms, tell: (line: string) => void): Promise<void> {
  const catalog = await readRetailCatalog();
  await rooms.user.ask('ensureAccounts', { accounts: [...demoAccounts] });
  await loadExchangeRates(rooms.catalog);
  await rooms.catalog.ask('importCategories', {
    categories: catalog.categories.map((category) => ({
      slug: category.slug,
      title: { en: category.titleEn, zh: category.titleZh },
      parentSlug: category.parentSlug,
      position: category.position,
    })),
  });
  const paths = await loadPictures(rooms.catalog, catalog.pictures);
  for (const [index, batch] of batches(catalog.products, productsAtOnce)) {
    await rooms.catalog.ask('importProducts', { products: batch.map((product) => draftOf(product, paths)) });
    tell(
      `${Math.min(catalog.products.length, (index + 1) * productsAtOnce)} of ${catalog.products.length} products`,
    );
  }
  await loadCollections(rooms.catalog);
  const variants = catalog.products.flatMap((product) => product.variants);
  for (const [index, batch] of batches(variants, movementsAtOnce)) {
    await rooms.catalog.ask('receiveStock', { movements: batch.map(openingMovement) });
    tell(
      `stock of ${Math.min(variants.length, (index + 1) * movementsAtOnce)} of ${variants.length} variants`,
    );
  }
}

/** Draws and stores all pictures; gives their public paths in the same order. */
async function loadPictures(room: SeedRoom<'catalog'>, pictures: readonly PictureSpec[]): Promise<string[]> {
  const paths: string[] = [];
  for (const [, batch] of batches(pictures, drawingsAtOnce)) {
    const stored = await room.ask('importDrawings', { drawings: batch.map(drawPicture) });
    paths.push(...stored.paths);
  }
  return paths;
}

function draftOf(product: RetailProduct, paths: readonly string[]): ProductDraftValue {
  const pathOf = (place: number) => {
    const path = paths[place];
    if (path === undefined) throw new Error(`${product.slug} names a picture that there is not`);
    return path;
  };
  const optionName = product.variants.find((variant) => variant.optionName)?.optionName;
  return {
    productId: product.productId,
    slug: product.slug,
    title: { en: product.titleEn, zh: product.titleZh },
    description: { en: product.descriptionEn, zh: product.descriptionZh },
    categorySlugs: product.categorySlugs,
    taxClass: product.taxClass,
    optionName: optionName ? { en: optionName, zh: optionNamesZh[optionName] } : null,
    popularity: Math.max(0, product.popularity),
    pictures: product.pictures.map((place) => ({ path: pathOf(place), alt: { en: '', zh: '' } })),
    variants: product.variants.map((variant) => ({
      variantId: variant.variantId,
      sku: variant.sku,
      option: variant.optionValueEn
        ? { en: variant.optionValueEn, zh: variant.optionValueZh ?? variant.optionValueEn }
        : null,
      picture: variant.picture === undefined ? null : pathOf(variant.picture),
      prices: [
        { market: 'gb', price: { amountMinor: variant.priceMinorGbp, currency: 'GBP' } },
        { market: 'cn', price: { amountMinor: variant.priceMinorCny, currency: 'CNY' } },
      ],
    })),
  };
}

const optionNamesZh = { Colour: '颜色', Size: '尺寸', Design: '款式' } as const;

const dayMs = 86_400_000;
const oldestDays = 400;

/** The source tells no days of receipt: each variant has one within the last 400 days, so that goods of every age lie there. */
function openingMovement(variant: RetailVariant) {
  const movementId = derivedId(`opening stock of ${variant.variantId}`);
  const daysAgo = Number.parseInt(movementId.slice(0, 8), 16) % oldestDays;
  return {
    receivedAt: new Date(Date.now() - daysAgo * dayMs).toISOString(),
    movementId,
    variantId: variant.variantId,
    quantity: variant.openingStock.quantity,
    reason: 'opening' as const,
  };
}

function* batches<Item>(items: readonly Item[], size: number): Generator<[number, Item[]]> {
  for (let index = 0; index * size < items.length; index += 1)
    yield [index, items.slice(index * size, (index + 1) * size)];
}
