import { locales } from '#contracts/markets.ts';
import type { Tools } from '#runtime/tools.ts';
import { countWords as writeCounts, findUncounted, noteCommonness } from '../../store/search/word-counts.ts';

/** Counts how rare each word is, in every locale where the number of products has changed by such a share since it was done. */
export async function countWords(tools: Tools<'insight'>, changedBy: number): Promise<void> {
  for (const { locale } of await tools.db.rows(findUncounted(changedBy))) {
    await tools.db.flight([writeCounts(locale), noteCommonness(locale, locales[locale].language)]);
  }
}
