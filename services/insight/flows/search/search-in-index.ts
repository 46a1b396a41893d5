import type { Tools } from '#runtime/tools.ts';
import { findByWords, type AskedTerm, type FoundByWords } from '../../domain/word-index/find-by-words.ts';
import { readTsquery, type WordQuery } from '../../domain/word-index/read-tsquery.ts';
import { askWords, type TermRow } from '../../store/search/ask-words.ts';
import { few } from '../../store/search/few.ts';
import type { FoundRow, PageWanted } from '../../store/search/find-documents.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import { rankedMost } from '../../store/search/match-words.ts';
import { mendWords, type MendedRow } from '../../store/search/mend-words.ts';
import type { InsightResources } from './insight-resources.ts';

type SearchTools = Pick<Tools<'insight', InsightResources>, 'db' | 'resources'>;

/**
 * A page of what is found by words, as `findDocuments` has the database find it, by the index that this process holds; undefined when it holds
 * none now. The database is asked for the words and what changed: one statement, two where a word is unknown.
 */
export async function searchInIndex(
  tools: SearchTools,
  wanted: Wanted,
  page: PageWanted,
): Promise<FoundRow[] | undefined> {
  const { locale, market, language, category } = wanted;
  const held = await tools.resources.words.find(locale);
  if (!held) return undefined;
  const { index, snapshot: since } = held;
  const told = await tools.db.row(askWords({ locale, language, terms: wanted.terms, category, since }));
  if (!told || !(await tools.resources.words.follow(locale, { since, ...told }))) return undefined;
  const terms = told.terms.map(toTerm);
  const { after } = page;
  const asked = {
    terms,
    holding: wanted.holding,
    few,
    market,
    branch: told.branch ?? undefined,
    filters: page.filters,
    lifts: told.lifts,
    order: page.order,
    after: after && { key: after.key, id: after.productId },
    limit: page.limit,
  };
  const first = findByWords(index, { ...asked, mended: undefined });
  if (!('unknown' in first)) return toRows(first, null);
  const mended = await mend(tools, wanted, first.unknown);
  const found = findByWords(index, { ...asked, mended });
  if ('unknown' in found) return undefined;
  return toRows(found, correct(terms, first.unknown, mended));
}

/** What unknown words may have been meant to be, by their place. */
async function mend(
  { db }: SearchTools,
  { language, terms }: Wanted,
  unknown: readonly AskedTerm[],
): Promise<Map<number, AskedTerm>> {
  const rows = unknown.map(({ place }) => ({ place, forms: terms[place]?.forms ?? [] }));
  const configuration = language === 'en' ? 'english' : 'simple';
  const mended: MendedRow[] = await db.rows(mendWords(language, JSON.stringify(rows), configuration));
  return new Map(
    mended.flatMap(({ place, word, exact: text }) => {
      const term = unknown.find((each) => each.place === place);
      const exact = readTsquery(text);
      return term && exact ? [[place, { ...term, word, exact, beginning: undefined, query: exact }]] : [];
    }),
  );
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

function toTerm({ place, word, exact: exactText, beginning: begunText, weight }: TermRow): AskedTerm {
  const [exact, beginning] = [readTsquery(exactText), readTsquery(begunText)];
  const parts = [exact, beginning].filter((each): each is WordQuery => each !== undefined);
  const query: WordQuery = parts.length === 1 && parts[0] ? parts[0] : { kind: 'any', parts };
  return { place, word, exact, beginning, query, weight };
}
