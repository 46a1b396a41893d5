import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { mediaHashOf } from '../picture/media-hash-of.ts';

/** Hashes that the caller worked out: of each draft by its product id, of each picture by its text. */
export type DraftHashes = { content: ReadonlyMap<string, string>; picture: ReadonlyMap<string, string> };

/** Drafts as rows of the tables they are written to. */
export function draftRows(drafts: readonly ProductDraftValue[], hashes: DraftHashes) {
  const variants = drafts.flatMap((draft) =>
    draft.variants.map((variant, position) => ({ ...variant, position, productId: draft.productId })),
  );
  return {
    products: drafts.map((draft) => productRow(draft, hashes)),
    categories: drafts.flatMap(({ productId, categorySlugs }) =>
      [...new Set(categorySlugs)].map((slug, position) => ({ productId, slug, position })),
    ),
    variants: variants.map(({ variantId, productId, sku, option, picture, position, ...parcel }) => ({
      variantId,
      productId,
      sku,
      optionEn: option?.en ?? null,
      optionZh: option?.zh ?? null,
      mediaHash: picture === null ? null : (mediaHashOf(picture) ?? hashes.picture.get(picture) ?? null),
      position,
      weightGrams: parcel.weightGrams ?? null,
      shippingClass: parcel.shippingClass ?? null,
    })),
    pictures: drafts.flatMap(({ productId, pictures = [] }) =>
      pictures.map(({ path, alt }, position) => ({
        productId,
        position,
        mediaHash: mediaHashOf(path) ?? null,
        altEn: alt.en,
        altZh: alt.zh,
      })),
    ),
    prices: variants.flatMap(({ variantId, prices }) =>
      prices.map(({ market, price }) => ({ variantId, market, ...price })),
    ),
  };
}

function productRow(draft: ProductDraftValue, hashes: DraftHashes) {
  const { productId, slug, taxClass, popularity } = draft;
  return {
    productId,
    slug,
    titleEn: draft.title.en,
    titleZh: draft.title.zh,
    descriptionEn: draft.description.en,
    descriptionZh: draft.description.zh,
    optionNameEn: draft.optionName?.en ?? null,
    optionNameZh: draft.optionName?.zh ?? null,
    taxClass,
    brandSlug: draft.brandSlug ?? null,
    attributes: draft.attributes ?? [],
    seo: draft.seo ?? null,
    popularity,
    contentHash: hashes.content.get(productId) ?? null,
  };
}
