import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findAttributeFault } from '../../domain/attribute/find-attribute-fault.ts';
import { mediaHashOf } from '../../domain/picture/media-hash-of.ts';
import { pathOfTaken } from '../../domain/product/path-of-taken.ts';
import type { draftRows } from '../../domain/product/draft-rows.ts';
import { findAttributes } from '../../store/attribute/attributes.ts';
import { findUnknownBrands } from '../../store/attribute/brands.ts';
import { findUnknownCategories } from '../../store/category/categories.ts';
import { findUnknownMedia } from '../../store/product/media.ts';
import { findTaken } from '../../store/product/write-products.ts';

type Drafts = readonly ProductDraftValue[];
type Refused = Refusal<'value-invalid' | 'already-exists'>;

/** Says which field of which draft made the database refuse. Throws when none did. */
export async function explainRefusal(
  tools: Tools<'catalog'>,
  drafts: Drafts,
  rows: ReturnType<typeof draftRows>,
  refusedBy: string,
): Promise<Refused> {
  if (refusedBy === 'attribute-value') return explainAttributes(tools, drafts);
  if (refusedBy === 'product_categories_category') {
    const [unknown] = await tools.db.rows(findUnknownCategories(rows.categories.map(({ slug }) => slug)));
    const index = drafts.findIndex(({ categorySlugs }) => categorySlugs.includes(unknown?.slug ?? ''));
    const place = drafts[index]?.categorySlugs.indexOf(unknown?.slug ?? '') ?? -1;
    return invalid(`There is no category ${unknown?.slug}.`, `/products/${index}/categorySlugs/${place}`);
  }
  if (refusedBy === 'products_brand') {
    const slugs = drafts.map(({ brandSlug }) => brandSlug ?? null).filter((slug) => slug !== null);
    const [unknown] = await tools.db.rows(findUnknownBrands(slugs));
    const index = drafts.findIndex(({ brandSlug }) => brandSlug === unknown?.slug);
    return invalid(`There is no brand ${unknown?.slug}.`, `/products/${index}/brandSlug`);
  }
  if (refusedBy === 'variants_media_hash_fkey' || refusedBy === 'product_pictures_media')
    return explainPictures(tools, drafts);
  const [taken] = await tools.db.rows(
    findTaken(JSON.stringify(rows.products), JSON.stringify(rows.variants)),
  );
  if (!taken) throw new Error(`the import was refused by ${refusedBy}, and no product stands against it`);
  const detail = `${taken.value} belongs to another product or variant already.`;
  return refuse('already-exists', detail, { path: pathOfTaken(drafts, taken) });
}

async function explainAttributes(tools: Tools<'catalog'>, drafts: Drafts): Promise<Refused> {
  const keys = drafts.flatMap(({ attributes = [] }) => attributes.map(({ key }) => key));
  const fault = findAttributeFault(drafts, await tools.db.rows(findAttributes([...new Set(keys)])));
  if (!fault) throw new Error('values of attributes were refused, and none is wrong');
  return invalid(fault.detail, fault.path);
}

async function explainPictures(tools: Tools<'catalog'>, drafts: Drafts): Promise<Refused> {
  const pictures = drafts.flatMap((draft, index) => [
    ...(draft.pictures ?? []).map(({ path }, place) => ({
      hash: mediaHashOf(path),
      path: `/products/${index}/pictures/${place}/path`,
    })),
    ...draft.variants.map(({ picture }, place) => ({
      hash: mediaHashOf(picture ?? ''),
      path: `/products/${index}/variants/${place}/picture`,
    })),
  ]);
  const hashes = pictures.map(({ hash }) => hash ?? '').filter(Boolean);
  const [unknown] = await tools.db.rows(findUnknownMedia(hashes));
  const path = pictures.find(({ hash }) => hash === unknown?.hash)?.path ?? '/products';
  return invalid('There is no such picture; upload it first.', path);
}

function invalid(detail: string, path: string): Refused {
  return refuse('value-invalid', detail, { path });
}
