import { findByWords, type FoundByWords } from '../../domain/word-index/find-by-words.ts';
import type { AskedTerm } from '../../domain/word-index/read-term-words.ts';
import { few } from '../../store/search/few.ts';
import type { FoundRow, PageWanted } from '../../store/search/find-documents.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import { rankedMost } from '../../store/search/match-words.ts';
import { askIndex, type IndexTools } from './ask-index.ts';
import { mendTerms } from './mend-terms.ts';

/**
 * A page of what is found by words, as `findDocuments` has the database find it, by the index that this process holds; undefined when it holds
 * none now. The database is asked for the words and what changed: one statement, two where a word is unknown.
 */
export async function searchInIndex(
  tools: IndexTools,
  wanted: Wanted,
  page: PageWanted,
): Promise<FoundRow[] | undefined> {
  const told = await askIndex(tools, wanted);
  if (!told) return undefined;
  const { index, terms, lifts, branch } = told;
  const { holding, market } = wanted;
  const { filters, order, after, limit } = page;
  const asked = {
    terms,
    holding,
    few,
    market,
    branch: branch ?? undefined,
    filters,
    lifts,
    order,
    after: after && { key: after.key, id: after.productId },
    limit,
    countMost: rankedMost,
  };
  const first = findByWords(index, { ...asked, mended: undefined });
  if (!('unknown' in first)) return toRows(first, null);
  const mended = await mendTerms(tools, wanted, first.unknown);
  const found = findByWords(index, { ...asked, mended });
  // A word went out of the shop meanwhile: the next search knows.
  if ('unknown' in found) return undefined;
  return toRows(found, correct(terms, first.unknown, mended));
}

/** The words that were looked for, where one was taken for another; those that are like none are left out. */
function correct(
  terms: readonly AskedTerm[],
  unknown: readonly AskedTerm[],
  mended: ReadonlyMap<number, AskedTerm>,
): string | null {
  if (mended.size === 0) return null;
  const known = terms.filter((term) => !unknown.includes(term) || mended.has(term.place));
  return known.map((term) => mended.get(term.place)?.word ?? term.word).join(' ');
}

function toRows(told: FoundByWords, correction: string | null): FoundRow[] {
  const { found, page, holdsEvery } = told;
  const total = Math.min(told.total, rankedMost - 1);
  const row = { found, total, isMore: told.total >= rankedMost, correction, holdsEvery };
  const rows = page.map((card) => ({ ...row, ...card }));
  return rows.length > 0 ? rows : [{ ...row, key: null, ...noCard }];
}

const noCard = {
  productId: null,
  slug: null,
  title: null,
  picture: null,
  priceMinor: null,
  hasPriceRange: null,
  isAvailable: null,
} as const;
