import { statement } from '#runtime/db/statement.ts';

/** Notes a category with the words of its titles, which weigh B; an older version changes nothing. */
export const writeCategory = statement<
  unknown,
  [
    slug: string,
    parentSlug: string | null,
    version: number,
    englishTitle: string,
    chineseTitle: string,
    foldedTitle: string,
    englishLexemes: string,
    chineseLexemes: string,
  ]
>(
  'insight.categories.write',
  `insert into categories as known (slug, parent_slug, version, title_en, title_zh, words_en, words_zh)
   values ($1, $2, $3, $4, $5, setweight(to_tsvector('english', $6), 'B') || $7::tsvector, $8::tsvector)
   on conflict (slug) do update set parent_slug = excluded.parent_slug, version = excluded.version,
     title_en = excluded.title_en, title_zh = excluded.title_zh, words_en = excluded.words_en, words_zh = excluded.words_zh
   where known.version < excluded.version`,
);
