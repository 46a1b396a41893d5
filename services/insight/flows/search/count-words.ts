import { locales } from '#contracts/markets.ts';
import type { Tools } from '#runtime/tools.ts';
import { countWords as writeCounts, findUncounted, noteCommonness } from '../../store/search/word-counts.ts';

/** Counts how rare each word is, in every locale where the number of products has changed by a twentieth. */
export async function countWords(tools: Tools<'insight'>): Promise<void> {
  for (const { locale } of await tools.db.rows(findUncounted())) {
    await tools.db.flight([writeCounts(locale), noteCommonness(locale, locales[locale].language)]);
  }
}
