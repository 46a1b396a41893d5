import type { Market } from '#contracts/markets.ts';
import type { Filters } from '../search/read-filters.ts';
import type { Order } from '../search/search-cursor.ts';
import { createBest, type Ranked } from './best.ts';
import { bits, type Bits } from './bits.ts';
import { marketBit } from './documents.ts';
import { findMarked } from './find-marked.ts';
import { findMatching, type Matching } from './find-matching.ts';
import { rankDocuments, type WeighedTerm } from './rank-documents.ts';
import { readLifts, type Lift } from './read-lifts.ts';
import type { WordQuery } from './read-tsquery.ts';
import type { WordIndex } from './word-index.ts';

/** A word of a search: `query` is what it matches or begins. */
export type AskedTerm = WeighedTerm & { place: number; word: string; query: WordQuery };

export type AskedWords = {
  terms: readonly AskedTerm[];
  /** What unknown words were taken for, by their place; undefined while nobody was asked. */
  mended: ReadonlyMap<number, AskedTerm> | undefined;
  /** What holds every word, most of them, or every one where `few` products do and else most of them. */
  holding: 'every' | 'most' | 'every-or-most';
  /** With fewer products that hold every word, those that hold most of them follow. */
  few: number;
  market: Market;
  /** The category, and all below it. */
  branch: readonly string[] | undefined;
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
export type FoundProduct = {
  key: number;
  productId: string;
  slug: string;
  title: string;
  picture: string | null;
  priceMinor: number;
  hasPriceRange: boolean;
  isAvailable: boolean;
};

/** Words that stand in no product: what they are mistyped for must be asked first. */
export type Unknown = { unknown: readonly AskedTerm[] };

/** Products that hold half of the words at least are worth showing where too few hold all. */
const shareLeast = 0.5 - 1e-6;

/** Finds products by words as `findDocuments` of the store has the database do it, and ranks all of them. */
export function findByWords(index: WordIndex, asked: AskedWords): FoundByWords | Unknown {
  try {
    return findIn(index, asked);
  } finally {
    index.workspace().takeSetsBack();
  }
}

function findIn(index: WordIndex, asked: AskedWords): FoundByWords | Unknown {
  const { alive } = index.documents();
  const matching = new Map(asked.terms.map((term) => [term, findMatching(index, term.query)]));
  const scope = scopeOf(index, asked);
  const every = bits.keep(intersect(index, asked.terms, matching), scope);
  const isPlenty = asked.holding === 'every-or-most' && hasSold(index, every, asked);
  if (asked.holding === 'every' || isPlenty)
    return choose(index, asked, { wanted: every, terms: asked.terms, isLoose: false });
  const unknown = asked.terms.filter((term) => !bits.meet(matching.get(term)?.anywhere ?? every, alive));
  if (unknown.length > 0 && !asked.mended) return { unknown };
  const terms = asked.terms.flatMap((term) => {
    const mended = unknown.includes(term) ? asked.mended?.get(term.place) : term;
    return mended ? [mended] : [];
  });
  for (const term of terms) if (!matching.has(term)) matching.set(term, findMatching(index, term.query));
  const wanted = intersect(index, terms, matching);
  for (const term of terms) bits.join(wanted, matching.get(term)?.strongly ?? every);
  return choose(index, asked, { wanted: bits.keep(wanted, scope), terms, isLoose: true });
}

/** What is there, of the category that is asked for. */
function scopeOf(index: WordIndex, { branch }: AskedWords): Bits {
  const { alive } = index.documents();
  if (!branch) return alive;
  const marks = branch.map((slug) => `category=${slug}`);
  return bits.keep(findMarked(index, marks), alive);
}

/** The documents that match every term; none where there is no term. */
function intersect(
  index: WordIndex,
  terms: readonly AskedTerm[],
  matching: ReadonlyMap<AskedTerm, Matching>,
): Bits {
  const set = index.workspace().emptySet();
  for (const [at, term] of terms.entries()) {
    const own = matching.get(term)?.anywhere ?? set;
    if (at === 0) set.set(own);
    else bits.keep(set, own);
  }
  return set;
}

/** Whether `few` of a set at least have a price in the market. */
function hasSold(index: WordIndex, set: Bits, { market, few }: AskedWords): boolean {
  const prices = index.documents().pricesMinor[market];
  let count = 0;
  bits.visit(set, (document) => {
    if (!Number.isNaN(prices[document] ?? Number.NaN)) count += 1;
    return count < few;
  });
  return count >= few;
}

function choose(
  index: WordIndex,
  asked: AskedWords,
  { wanted, terms, isLoose }: { wanted: Bits; terms: readonly AskedTerm[]; isLoose: boolean },
): FoundByWords {
  const { order, market } = asked;
  const { productIds, pricesMinor, popularities, salesLifts } = index.documents();
  const prices = pricesMinor[market];
  const passes = filterOf(index, asked);
  const lift = readLifts(index, asked.lifts);
  const best = createBest((document) => productIds[document] ?? '', {
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

function cardOf(index: WordIndex, market: Market, { document, key }: Ranked): FoundProduct {
  const { productIds, slugs, titles, pictures, pricesMinor, ranges, availability } = index.documents();
  const bit = marketBit(market);
  return {
    key,
    productId: productIds[document] ?? '',
    slug: slugs[document] ?? '',
    title: titles[document] ?? '',
    picture: pictures[document] ?? null,
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
