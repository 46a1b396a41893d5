import { locales, markets } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readPlaceCursor, placeCursor } from '../../domain/page/place-cursor.ts';
import { shownCollection } from '../../store/collection/shown-collection.ts';

const defaultLimit = 24;
const start = { place: Number.MIN_SAFE_INTEGER, id: '00000000-0000-0000-0000-000000000000' };

/** A collection with a page of its products, in one statement. */
export async function getCollection(
  tools: Tools<'catalog'>,
  {
    slug,
    locale,
    market = locales[locale].market,
    sort = 'featured',
    cursor,
    limit = defaultLimit,
  }: InputTo<'catalog', 'getCollection'>,
): Promise<ResultOf<'catalog', 'getCollection'>> {
  const after = cursor === undefined ? start : readPlaceCursor(cursor);
  if (!after) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const { language } = locales[locale];
  const show = shownCollection[market][sort];
  const found = await tools.db.row(show(slug, language, after.place, after.id, limit + 1));
  if (!found) return refuse('not-found', 'There is no such collection.');
  const { products, ...collection } = found;
  const last = products.length > limit ? products[limit - 1] : undefined;
  const { currency } = markets[market];
  return {
    ...collection,
    products: products.slice(0, limit).map(({ amountMinor, place: _place, ...product }) => ({
      ...product,
      price: { amountMinor, currency },
    })),
    nextCursor: last ? placeCursor(last.place, last.productId) : null,
  };
}
