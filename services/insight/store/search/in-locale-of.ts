import type { Locale } from '#contracts/markets.ts';

/** SQL: a document `d` is of a locale. The name stands in the text, since each locale has indexes of its own for words. */
export function inLocaleOf(locale: Locale): string {
  return `d.locale = '${locale}'`;
}
