import { statement } from '#runtime/db/statement.ts';

/** What an unknown word may have been meant to be: the commonest word of the shop like it, and a tsquery of all like it. */
export type MendedRow = { place: number; word: string; exact: string };

/**
 * Finds the words of the shop that are a slip or two away from unknown ones (JSON of their places and forms); no row for what is
 * like none.
 */
export const mendWords = statement<
  MendedRow,
  [language: 'en' | 'zh', unknown: string, configuration: 'english' | 'simple']
>(
  'insight.words.mend',
  `with near as (
     select a.place, array_agg(v.word order by v.documents desc, v.word) as words
     from jsonb_to_recordset($2::jsonb) as a (place int, forms text[])
     join vocabulary v on v.language = $1 and v.forms && a.forms group by a.place
   )
   select place, words[1] as word, taken.query::text as exact
   from near cross join lateral (
     select any_query(to_tsquery($3::regconfig, quote_literal(word))) as query from unnest(words) as u (word)
   ) taken`,
);
