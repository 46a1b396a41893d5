import { createHash } from 'node:crypto';
import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { mediaHashOf } from '../../domain/picture/media-hash-of.ts';
import { draftContent } from '../../domain/product/draft-content.ts';
import { draftRows } from '../../domain/product/draft-rows.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { derivePrices } from '../../store/price/derive-prices.ts';
import { closePrices, writePrices } from '../../store/price/write-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';
import { usePictures, writeDrawings } from '../../store/product/media.ts';
import { clearPictures, enterPictures } from '../../store/product/product-pictures.ts';
import { openStock, stopSelling, writeVariants } from '../../store/product/variants.ts';
import {
  checkAttributeValues,
  clearCategories,
  enterCategories,
  writeProducts,
} from '../../store/product/write-products.ts';

/** Drafts as the rows to write, and the steps of the flight that writes and announces those that differ. */
export function writeDrafts(
  tools: Tools<'catalog'>,
  drafts: readonly ProductDraftValue[],
  setBy = whoIs(tools.context.subject),
) {
  const content = new Map(drafts.map((draft) => [draft.productId, contentHash(draft)]));
  const drawings = hashDrawings(drafts);
  const rows = draftRows(drafts, { content, picture: drawings });
  const { products, categories, variants, prices, pictures } = rows;
  const productIds = products.map(({ productId }) => productId);
  const variantIds = variants.map(({ variantId }) => variantId);
  const priceIds = prices.map(({ variantId }) => variantId);
  const markets = prices.map(({ market }) => market);
  const productRows = JSON.stringify(products);
  const steps = [
    writeDrawings([...drawings.values()], [...drawings.keys()]),
    writeProducts(
      productRows,
      setBy,
      idsOf(drafts, ({ isHidden }) => isHidden === true),
      idsOf(drafts, ({ isHidden }) => isHidden === false),
    ),
    usePictures([...variants, ...pictures].flatMap(({ mediaHash }) => mediaHash ?? [])),
    clearPictures(idsOf(drafts, ({ pictures }) => pictures !== undefined)),
    enterPictures(JSON.stringify(pictures)),
    checkAttributeValues(productRows),
    clearCategories(productIds),
    enterCategories(
      categories.map(({ productId }) => productId),
      categories.map(({ slug }) => slug),
      categories.map(({ position }) => position),
    ),
    stopSelling(productIds, variantIds),
    writeVariants(JSON.stringify(variants)),
    openStock(variantIds),
    closePrices(priceIds, markets),
    writePrices(
      priceIds,
      markets,
      prices.map(({ currency }) => currency),
      prices.map(({ amountMinor }) => amountMinor),
      setBy,
    ),
    derivePrices(productIds, []),
    announceProducts(productIds, [], 'product.changed', toTraceparent(tools.context.trace)),
  ] as const;
  return { rows, steps };
}

/** The hash of what a draft says: equal for drafts that say the same. */
export function contentHash(draft: ProductDraftValue): string {
  return sha256(draftContent(draft));
}

function idsOf(
  drafts: readonly ProductDraftValue[],
  isMeant: (draft: ProductDraftValue) => boolean,
): string[] {
  return drafts.filter(isMeant).map(({ productId }) => productId);
}

/** Drawings by their text, each with the hash of its bytes; pictures that are stored are left out. */
function hashDrawings(drafts: readonly ProductDraftValue[]): Map<string, string> {
  const texts = drafts.flatMap(({ variants }) => variants.map(({ picture }) => picture));
  const drawn = texts.filter((text) => text !== null && mediaHashOf(text) === undefined);
  return new Map(drawn.map((text) => [text ?? '', sha256(text ?? '')]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
