import { locales } from '#contracts/markets.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readBeginning } from '../../domain/search/read-beginning.ts';
import { suggest } from '../../store/search/suggestions.ts';

/** What somebody may be looking for who has typed this much. */
export async function suggestSearches(
  tools: Tools<'insight'>,
  { query, locale, market = locales[locale].market }: InputTo<'insight', 'suggestSearches'>,
): Promise<ResultOf<'insight', 'suggestSearches'>> {
  const { language } = locales[locale];
  const typed = readBeginning(query, language);
  if (!typed) return { searches: [], categories: [], products: [] };
  const { before, beginning, products } = typed;
  const separator = language === 'en' ? ' ' : '';
  const rows = await tools.db.rows(
    suggest(locale, language, beginning, [...before, beginning].join(separator), products, market),
  );
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    searches: of('word').map(({ title }) => [...before, title].join(separator)),
    categories: of('category').map(({ slug, title }) => ({ slug, title })),
    products: of('product').map(({ slug, title, picture }) => ({ slug, title, picture })),
  };
}
