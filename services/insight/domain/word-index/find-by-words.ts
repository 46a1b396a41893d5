import type { Market } from '#contracts/markets.ts';
import type { Card } from '../search/card.ts';
import type { Filters } from '../search/read-filters.ts';
import type { Order } from '../search/search-cursor.ts';
import { createBest, type IdOrder, type Ranked } from './best.ts';
import { bits } from './bits.ts';
import { marketBit, type Documents } from './documents.ts';
import { findMarked } from './find-marked.ts';
import { matchWords, type AskedMatch, type Unknown } from './match-words.ts';
import { readLifts, type Lift } from './read-lifts.ts';
import type { WordIndex } from './word-index.ts';

export type AskedWords = AskedMatch & {
  filters: Filters | undefined;
  lifts: readonly Lift[];
  order: Order;
  after: { key: number; id: string } | undefined;
  limit: number;
  /** Where so many are found no more need be counted. */
  countMost: number;
};

/** What was found: how many at least without filters, how many with them, whether all hold every word, and a page of them. */
export type FoundByWords = {
  found: number;
  total: number;
  holdsEvery: boolean;
  page: readonly FoundProduct[];
};

/** A product as it is shown, and what it is ordered by. */
export type FoundProduct = Card & { key: number };

/** Finds products by words as `findDocuments` of the store has the database do it, ranked as if all of them were looked at. */
export function findByWords(index: WordIndex, asked: AskedWords): FoundByWords | Unknown {
  try {
    return choose(index, asked);
  } finally {
    index.workspace().takeSetsBack();
  }
}

function choose(index: WordIndex, asked: AskedWords): FoundByWords | Unknown {
  const { order, limit, after, lifts, countMost } = asked;
  const documents = index.documents();
  const { popularities, salesLifts } = documents;
  const passes = filterOf(index, asked);
  const lift = readLifts(index, lifts);
  const liftMost = lifts.reduce((most, { factor }) => most * Math.max(1, factor), 1);
  const best = createBest(idOrderOf(documents, after?.id ?? ''), {
    isRising: order === 'price-up',
    limit,
    after,
  });
  let [found, total] = [0, 0];
  const matched = matchWords(index, asked, {
    visit: (document, priceMinor, score) => {
      found += 1;
      if (!passes(document, priceMinor)) return true;
      total += 1;
      const key =
        order === 'relevance'
          ? score * (salesLifts[document] ?? 1) * lift(document)
          : order === 'popular'
            ? (popularities[document] ?? 0)
            : priceMinor;
      best.offer(document, key);
      return order !== 'relevance' || total < countMost;
    },
    matters: (worthMost) => order === 'relevance' && !best.isBeyond(worthMost * liftMost),
  });
  if ('unknown' in matched) return matched;
  const page = best.list().map((ranked) => cardOf(index, asked.market, ranked));
  return { found, total, holdsEvery: !matched.isLoose, page };
}

function idOrderOf({ productIds, idsRiseTo }: Documents, afterId: string): IdOrder {
  const bytes = Buffer.from(afterId);
  return {
    compare: (document, other) =>
      document < idsRiseTo && other < idsRiseTo ? document - other : productIds.compare(document, other),
    compareToAfter: (document) => productIds.compareTo(document, bytes, bytes.length),
  };
}

function cardOf(index: WordIndex, market: Market, { document, key }: Ranked): FoundProduct {
  const { productIds, slugs, titles, pictures, pricesMinor, ranges, availability } = index.documents();
  const bit = marketBit(market);
  return {
    key,
    productId: productIds.at(document),
    slug: slugs.at(document),
    title: titles.at(document),
    picture: pictures.at(document) || null,
    priceMinor: pricesMinor[market][document] ?? 0,
    hasPriceRange: ((ranges[document] ?? 0) & bit) !== 0,
    isAvailable: ((availability[document] ?? 0) & bit) !== 0,
  };
}

/** Whether a document is as the chosen facets, the price and the stock are wanted. */
function filterOf(
  index: WordIndex,
  { filters, market }: AskedWords,
): (document: number, priceMinor: number) => boolean {
  if (!filters) return () => true;
  const { priceFromMinor = 0, priceToMinor = Number.MAX_SAFE_INTEGER, isAvailable, facets } = filters;
  const groups = facets.map(({ facet, values }) =>
    findMarked(
      index,
      values.map((value) => `${facet}=${value}`),
    ),
  );
  const { availability } = index.documents();
  const bit = marketBit(market);
  return (document, priceMinor) =>
    priceMinor >= priceFromMinor &&
    priceMinor <= priceToMinor &&
    (!isAvailable || ((availability[document] ?? 0) & bit) !== 0) &&
    groups.every((group) => bits.has(group, document));
}
