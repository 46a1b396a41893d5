import { statement } from '#runtime/db/statement.ts';

/** Writes what a word means besides; `phrases` are texts of tsqueries whose words the database stems. */
export const writeSynonyms = statement<
  unknown,
  [language: string, word: string, means: string[], phrases: string[], configuration: string]
>(
  'insight.synonyms.write',
  `insert into synonyms as known (language, word, means, query)
   select $1, $2, $3, any_query(to_tsquery($5::regconfig, phrase)) from unnest($4::text[]) as p (phrase)
   on conflict (language, word) do update set means = excluded.means, query = excluded.query`,
);

export const removeSynonyms = statement<unknown, [language: string, word: string]>(
  'insight.synonyms.remove',
  'delete from synonyms where language = $1 and word = $2',
);

/** Synonyms after a word, by the alphabet. */
export const listSynonyms = statement<
  { word: string; means: string[] },
  [language: string, afterWord: string, limit: number]
>(
  'insight.synonyms.list',
  'select word, means from synonyms where language = $1 and word > $2 order by word limit $3',
);
