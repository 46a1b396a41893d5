import { locales, markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { AnswerOf, InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { searchCursor, type Order, type Position } from '../../domain/search/search-cursor.ts';
import { findDocuments, type FoundRow, type PageWanted } from '../../store/search/find-documents.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import type { InsightResources } from './insight-resources.ts';
import { readWanted } from './read-wanted.ts';
import { searchInIndex } from './search-in-index.ts';

type Input = InputTo<'insight', 'searchProducts'>;
type Page = AnswerOf<'insight', 'searchProducts'>;

const defaultLimit = 24;

/**
 * Products that match words, a category with all below it, or both; popular ones when neither is given. When few
 * products hold every word, mistyped words are mended and those that hold most of the words follow.
 */
export async function searchProducts(
  tools: Tools<'insight', InsightResources>,
  input: Input,
): Promise<ResultOf<'insight', 'searchProducts'>> {
  const read = readWanted(input);
  if (isRefusal(read)) return read;
  const limit = input.limit ?? defaultLimit;
  const hasWords = read.isUnreadable || read.wanted.terms.length > 0;
  const order = orderOf(input.sort, hasWords);
  const after = input.cursor ? searchCursor.read(input.cursor) : undefined;
  if (input.cursor && after?.order !== order) {
    return refuse('invalid-input', 'The cursor is not of this search.', { path: '/cursor' });
  }
  const { currency } = markets[input.market ?? locales[input.locale].market];
  const strict = { order, isLoose: false, limit, currency };
  if (read.isUnreadable) return toPage([], strict);
  const wanted = { ...read.wanted, byRelevance: order === 'relevance' };
  const page = { filters: read.filters, order, after, limit: limit + 1 };
  if (order === 'relevance' && !after) {
    const rows = await find(tools, { ...wanted, holding: 'every-or-most' }, page);
    return toPage(rows, { ...strict, isLoose: !rows[0]?.holdsEvery });
  }
  if (!after?.isLoose) {
    const rows = await find(tools, wanted, page);
    if (!hasWords || after || (rows[0]?.found ?? 0) > 0) return toPage(rows, strict);
  }
  const rows = await find(tools, { ...wanted, holding: 'most' }, page);
  return toPage(rows, { ...strict, isLoose: true });
}

/** By the index in memory where there are words, and by the database where there are none or the index is not loaded yet. */
async function find(
  tools: Tools<'insight', InsightResources>,
  wanted: Wanted,
  page: PageWanted,
): Promise<FoundRow[]> {
  const found = wanted.terms.length > 0 ? await searchInIndex(tools, wanted, page) : undefined;
  return found ?? tools.db.rows(findDocuments(wanted, page));
}

/** Without words nothing is more relevant than what sells. */
function orderOf(sort: Input['sort'], hasWords: boolean): Order {
  if (hasWords) return sort ?? 'relevance';
  return sort === undefined || sort === 'relevance' ? 'popular' : sort;
}

/** The rows hold one more than the page, when there is one more. */
function toPage(
  rows: readonly FoundRow[],
  {
    order,
    isLoose,
    limit,
    currency,
  }: Pick<Position, 'order' | 'isLoose'> & { limit: number; currency: Currency },
): Page {
  const cards = rows.flatMap((row) => (row.productId === null ? [] : [row])).slice(0, limit);
  const last = cards.at(-1);
  const isEnd = rows.length <= limit || last === undefined;
  return {
    products: cards.map(({ productId, slug, title, picture, priceMinor, hasPriceRange, isAvailable }) => ({
      productId,
      slug,
      title,
      picture,
      priceFrom: { amountMinor: priceMinor, currency },
      hasPriceRange,
      isAvailable,
    })),
    total: rows[0]?.total ?? 0,
    isMore: rows[0]?.isMore ?? false,
    didYouMean: rows[0]?.correction ?? null,
    nextCursor: isEnd
      ? null
      : searchCursor.write({ order, isLoose, key: last.key ?? 0, productId: last.productId }),
  };
}
