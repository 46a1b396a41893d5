import type { AskedTerm } from '../../domain/word-index/read-term-words.ts';
import { readTsquery } from '../../domain/word-index/read-tsquery.ts';
import type { Wanted } from '../../store/search/found-steps.ts';
import { mendWords } from '../../store/search/mend-words.ts';
import type { IndexTools } from './ask-index.ts';

/** What unknown words may have been meant to be, by their place. */
export async function mendTerms(
  { db }: Pick<IndexTools, 'db'>,
  { language, terms }: Wanted,
  unknown: readonly AskedTerm[],
): Promise<Map<number, AskedTerm>> {
  const rows = unknown.map(({ place }) => ({ place, forms: terms[place]?.forms ?? [] }));
  const configuration = language === 'en' ? 'english' : 'simple';
  const mended = await db.rows(mendWords(language, JSON.stringify(rows), configuration));
  return new Map(
    mended.flatMap(({ place, word, exact: text }) => {
      const term = unknown.find((each) => each.place === place);
      const exact = readTsquery(text);
      return term && exact && exact !== 'beyond'
        ? [[place, { ...term, word, exact, beginning: undefined, query: exact }]]
        : [];
    }),
  );
}
