import type { Market } from '#contracts/markets.ts';
import type { Card } from '../search/card.ts';
import type { Filters } from '../search/read-filters.ts';
import type { Order } from '../search/search-cursor.ts';
import { createBest, type IdOrder, type Ranked } from './best.ts';
import { bits } from './bits.ts';
import { marketBit } from './documents.ts';
import { findMarked } from './find-marked.ts';
import { matchWords, shareLeast, type AskedMatch, type Matched, type Unknown } from './match-words.ts';
import { rankDocuments } from './rank-documents.ts';
import { readLifts, type Lift } from './read-lifts.ts';
import type { Texts } from './texts.ts';
import type { WordIndex } from './word-index.ts';

export type AskedWords = AskedMatch & {
  filters: Filters | undefined;
  lifts: readonly Lift[];
  order: Order;
  after: { key: number; id: string } | undefined;
  limit: number;
};

/** What was found: how many without filters, how many with them, whether all hold every word, and a page of them. */
export type FoundByWords = {
  found: number;
  total: number;
  holdsEvery: boolean;
  page: readonly FoundProduct[];
};

/** A product as it is shown, and what it is ordered by. */
export type FoundProduct = Card & { key: number };

/** Finds products by words as `findDocuments` of the store has the database do it, and ranks all of them. */
export function findByWords(index: WordIndex, asked: AskedWords): FoundByWords | Unknown {
  try {
    const matched = matchWords(index, asked);
    return 'unknown' in matched ? matched : choose(index, asked, matched);
  } finally {
    index.workspace().takeSetsBack();
  }
}

function choose(index: WordIndex, asked: AskedWords, { wanted, terms, isLoose }: Matched): FoundByWords {
  const { order, market } = asked;
  const { productIds, pricesMinor, popularities, salesLifts } = index.documents();
  const prices = pricesMinor[market];
  const passes = filterOf(index, asked);
  const lift = readLifts(index, asked.lifts);
  const best = createBest(idOrderOf(productIds, asked.after?.id ?? ''), {
    isRising: order === 'price-up',
    limit: asked.limit,
    after: asked.after,
  });
  let [found, total] = [0, 0];
  const take = (document: number, score: number, share: number) => {
    const priceMinor = prices[document] ?? Number.NaN;
    if (Number.isNaN(priceMinor) || (isLoose && share < shareLeast)) return;
    found += 1;
    if (!passes(document, priceMinor)) return;
    total += 1;
    const key =
      order === 'relevance'
        ? score * (salesLifts[document] ?? 1) * lift(document)
        : order === 'popular'
          ? (popularities[document] ?? 0)
          : priceMinor;
    best.offer(document, key);
  };
  if (order === 'relevance' || isLoose) rankDocuments(index, terms, wanted, take);
  else bits.visit(wanted, (document) => take(document, 0, 1));
  const page = best.list().map((ranked) => cardOf(index, market, ranked));
  return { found, total, holdsEvery: !isLoose, page };
}

function idOrderOf(productIds: Texts, afterId: string): IdOrder {
  const bytes = Buffer.from(afterId);
  return {
    compare: productIds.compare,
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
