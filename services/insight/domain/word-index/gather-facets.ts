import type { Filters } from '../search/read-filters.ts';
import { bits, type Bits } from './bits.ts';
import { marketBit } from './documents.ts';
import { findMarked } from './find-marked.ts';
import { matchWords, scopeOf, type AskedMatch, type Unknown } from './match-words.ts';
import type { WordIndex } from './word-index.ts';

export type AskedFacets = AskedMatch & {
  /** Whether words are looked for; without them the products of the category are counted. */
  hasWords: boolean;
  /** Where products must be, as if it were chosen of a facet: the category and all below it. */
  there: readonly string[] | undefined;
  filters: Filters;
  /** Where bands of prices begin, rising, in minor units. */
  bandsMinor: readonly number[];
  /** Of more products than these, those that sell are counted. */
  most: number;
};

/** How many products have each value of each facet, as if nothing had been chosen of it. */
export type GatheredFacets = {
  /** How many are there without filters. */
  found: number;
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Products by the categories they are in, which are those above them too. */
  inCategories: readonly { slugs: readonly string[]; count: number }[];
};

const categorySign = 'category=';

/** Counts as `countFacets` of the store has the database count. */
export function gatherFacets(index: WordIndex, asked: AskedFacets): GatheredFacets | Unknown {
  try {
    const documents = listFound(index, asked);
    return 'unknown' in documents ? documents : countAll(index, asked, documents);
  } finally {
    index.workspace().takeSetsBack();
  }
}

/** What is found without filters and sold in the market, the most popular only where it is much. */
function listFound(index: WordIndex, asked: AskedFacets): number[] | Unknown {
  const { pricesMinor, popularities } = index.documents();
  const prices = pricesMinor[asked.market];
  const found: number[] = [];
  if (asked.hasWords) {
    const visit = (document: number) => void found.push(document);
    const matched = matchWords(index, asked, { visit, matters: () => false });
    if ('unknown' in matched) return matched;
  } else
    bits.visit(scopeOf(index, asked), (document) => {
      if (!Number.isNaN(prices[document] ?? Number.NaN)) found.push(document);
    });
  if (found.length <= asked.most) return found;
  const least = Float64Array.from(found, (document) => popularities[document] ?? 0)
    .toSorted()
    .at(-asked.most);
  return found
    .filter((document) => (popularities[document] ?? 0) >= (least ?? 0))
    .toSorted((a, b) => a - b)
    .slice(0, asked.most);
}

function countAll(index: WordIndex, asked: AskedFacets, documents: readonly number[]): GatheredFacets {
  const { pricesMinor, availability } = index.documents();
  const prices = pricesMinor[asked.market];
  const bit = marketBit(asked.market);
  const there =
    asked.there &&
    findMarked(
      index,
      asked.there.map((slug) => categorySign + slug),
    );
  const failedBy = failuresOf(index, asked, there);
  const counts = new Map<string, Map<string, number>>();
  const sets = new Map<string, { slugs: string[]; count: number }>();
  let found = 0;
  const add = (facet: string, value: string) => {
    const values = counts.get(facet) ?? new Map<string, number>();
    counts.set(facet, values);
    values.set(value, (values.get(value) ?? 0) + 1);
  };
  for (const document of documents) {
    if (!there || bits.has(there, document)) found += 1;
    const failed = failedBy(document);
    if (failed === 'several') continue;
    const counted = (facet: string) => failed === undefined || failed === facet;
    const slugs: string[] = [];
    index.visitMarks(document, (mark) => {
      const end = mark.indexOf('=');
      const facet = mark.slice(0, end);
      if (!counted(facet)) return;
      if (facet === 'category') slugs.push(mark.slice(end + 1));
      else add(facet, mark.slice(end + 1));
    });
    if (slugs.length > 0) {
      const name = slugs.join(' ');
      const set = sets.get(name) ?? { slugs, count: 0 };
      set.count += 1;
      sets.set(name, set);
    }
    if (counted('price')) add('price', String(bandOf(prices[document] ?? 0, asked.bandsMinor)));
    if (counted('availability')) add('availability', String(((availability[document] ?? 0) & bit) !== 0));
  }
  return { found, counts, inCategories: [...sets.values()] };
}

/** The facet of which a document is not as it was chosen; `several` where there are more. */
function failuresOf(
  index: WordIndex,
  { filters, market }: AskedFacets,
  there: Bits | undefined,
): (document: number) => string | undefined {
  const { pricesMinor, availability } = index.documents();
  const prices = pricesMinor[market];
  const bit = marketBit(market);
  const { priceFromMinor = 0, priceToMinor = Number.MAX_SAFE_INTEGER, isAvailable, facets } = filters;
  const groups = facets.map(({ facet, values }) => ({
    facet,
    chosen: findMarked(
      index,
      values.map((value) => `${facet}=${value}`),
    ),
  }));
  return (document) => {
    const priceMinor = prices[document] ?? 0;
    const failed = groups.filter(({ chosen }) => !bits.has(chosen, document)).map(({ facet }) => facet);
    if (there && !bits.has(there, document)) failed.push('category');
    if (priceMinor < priceFromMinor || priceMinor > priceToMinor) failed.push('price');
    if (isAvailable && ((availability[document] ?? 0) & bit) === 0) failed.push('availability');
    return failed.length > 1 ? 'several' : failed[0];
  };
}

/** The number of the band that a price is in: 1 for the first, 0 below it. */
function bandOf(priceMinor: number, bandsMinor: readonly number[]): number {
  let band = 0;
  while (band < bandsMinor.length && (bandsMinor[band] ?? 0) <= priceMinor) band += 1;
  return band;
}
