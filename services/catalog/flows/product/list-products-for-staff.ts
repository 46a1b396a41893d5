import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { placeCursor, readPlaceCursor } from '../../domain/page/place-cursor.ts';
import {
  countMembers,
  countProducts,
  countProductsOfCategory,
  countWholeCategory,
  findSlugOfSku,
  listChangedProducts,
  listChangedProductsOfCategory,
  listProducts,
  listProductsOfCategory,
  type StaffProductRow,
} from '../../store/product/staff-products.ts';

type Input = InputTo<'catalog', 'listProductsForStaff'>;

const defaultLimit = 24;
/** More are not counted. */
const countedMost = 10_001;
/** Of more products a page is found soon in the order of the catalog, even of a million; so many are read in a few hundredths of a second. */
const fewMost = 4000;
/** After every change there will be before the year 2255, in microseconds. */
const end = placeCursor(9_000_000_000_000_000, 'ffffffff-ffff-ffff-ffff-ffffffffffff');

/**
 * A page of products by slug, where the cursor is the last slug of the page before, or by their last change; or the
 * product of a SKU.
 */
export async function listProductsForStaff(
  tools: Tools<'catalog'>,
  input: Input,
): Promise<ResultOf<'catalog', 'listProductsForStaff'>> {
  const { cursor, limit = defaultLimit, startsWith = '', sort, sku, withCount = false } = input;
  if (sku !== undefined) return { products: (await findBySku(tools, sku)).map(listed), nextCursor: null };
  const isByName = sort !== 'changed';
  const place = readPlaceCursor(cursor ?? end);
  if (!isByName && !place) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const prefix = startsWith.toLowerCase();
  const narrowed = [input.categorySlug ?? null, input.brandSlug ?? null, input.isHidden ?? null] as const;
  const filter = [prefix, limit + 1, ...narrowed] as const;
  const { list, listChanged, count } = await statementsFor(tools, input);
  const [rows, counted] = await tools.db.together([
    isByName || !place ? list(cursor ?? '', ...filter) : listChanged(place.place, ...filter, place.id),
    ...(withCount ? [count('', prefix, countedMost, ...narrowed)] : []),
  ]);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    products: page.map(listed),
    ...(withCount ? { count: counted?.[0]?.count ?? 0 } : {}),
    nextCursor: last ? (isByName ? last.slug : placeCursor(last.updatedMicros, last.productId)) : null,
  };
}

/**
 * The statements of a list: a category of few products is read whole, since walking the catalog in its order would pass by too many others;
 * of one that has many enough are found soon.
 */
async function statementsFor(tools: Tools<'catalog'>, input: Input) {
  const { categorySlug, isHidden } = input;
  const all = { list: listProducts, listChanged: listChangedProducts, count: countProducts };
  // Hidden products are few, and have an index.
  if (categorySlug === undefined || isHidden === true) return all;
  const members = await tools.db.row(countMembers(categorySlug, fewMost + 1));
  const isWhole = !input.startsWith && input.brandSlug === undefined && isHidden === undefined;
  const count: typeof countProducts = isWhole
    ? (_after, _prefix, limit, slug) => countWholeCategory(slug, limit)
    : countProductsOfCategory;
  if ((members?.count ?? 0) > fewMost) return { ...all, count };
  return { list: listProductsOfCategory, listChanged: listChangedProductsOfCategory, count };
}

function listed({ titleEn, titleZh, updatedMicros: _micros, ...product }: StaffProductRow) {
  return { ...product, title: { en: titleEn, zh: titleZh } };
}

async function findBySku(tools: Tools<'catalog'>, sku: string) {
  const found = await tools.db.row(findSlugOfSku(sku));
  return found ? tools.db.rows(listProducts('', found.slug, 1, null, null, null)) : [];
}
