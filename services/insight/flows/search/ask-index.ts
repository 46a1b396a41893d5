import type { Tools } from '#runtime/tools.ts';
import type { AskedTerm } from '../../domain/word-index/read-term-words.ts';
import { readTsquery, type WordQuery } from '../../domain/word-index/read-tsquery.ts';
import type { WordIndex } from '../../domain/word-index/word-index.ts';
import { askWords, type TermRow, type WordsRow } from '../../store/search/ask-words.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import type { InsightResources } from './insight-resources.ts';

export type IndexTools = Pick<Tools<'insight', InsightResources>, 'db' | 'resources'>;

/** An index that has heard of all that was written until now, and the words of a search as the database reads them. */
export type AskedIndex = { index: WordIndex; terms: AskedTerm[] } & Pick<WordsRow, 'lifts' | 'branch'>;

/** The index that this process holds, up to date; undefined when it holds none now, or cannot tell what is asked. One statement, and one where something was written. */
export async function askIndex(tools: IndexTools, wanted: Wanted): Promise<AskedIndex | undefined> {
  const { locale, language, category, terms } = wanted;
  const held = await tools.resources.words.find(locale);
  if (!held) return undefined;
  const { index, snapshot: since } = held;
  const told = await tools.db.row(askWords({ locale, language, terms, category, since }));
  if (!told || !(await tools.resources.words.follow(locale, { since, ...told }))) return undefined;
  const read = told.terms.map(toTerm);
  const known = read.filter((term) => term !== 'beyond');
  return known.length < read.length
    ? undefined
    : { index, terms: known, lifts: told.lifts, branch: told.branch };
}

function toTerm({
  place,
  word,
  exact: exactText,
  beginning: begunText,
  weight,
}: TermRow): AskedTerm | 'beyond' {
  const [exact, beginning] = [readTsquery(exactText), readTsquery(begunText)];
  if (exact === 'beyond' || beginning === 'beyond') return 'beyond';
  const parts = [exact, beginning].filter((each): each is WordQuery => each !== undefined);
  const query: WordQuery = parts.length === 1 && parts[0] ? parts[0] : { kind: 'any', parts };
  return { place, word, exact, beginning, query, weight };
}
