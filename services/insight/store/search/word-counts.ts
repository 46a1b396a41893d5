import type { Locale } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';

/** The documents that a count looks at, of each locale: more do not make a word's rarity better known. */
const looksAtMost = 20_000;

/** The locales in which a count is due: there was none, or the number of documents has changed since by such a share of them. */
export const findUncounted = statement<{ locale: Locale }, [share: number]>(
  'insight.word-counts.find-uncounted',
  `select d.locale from (select locale, count(*) as documents from documents group by locale) d
   left join counted_documents c using (locale)
   where c.documents is null or abs(d.documents - c.documents) >= c.documents * $1::float8 order by d.locale`,
);

/**
 * Counts in how many documents each word of a locale stands, in a sample of at most ${looksAtMost} spread over all, and scales
 * it to all.
 */
export const countWords = statement<unknown, [locale: string]>(
  'insight.word-counts.count',
  `with counted as (select count(*) as documents from documents where locale = $1),
   share as (
     select greatest(1, ceil(documents / ${looksAtMost}.0))::int as every, documents from counted
   ), words as (
     select word, ndoc * every as documents from share cross join lateral ts_stat(format(
       'select words from documents where locale = %L and mod(hashtext(product_id::text), %s) = 0', $1, every)) as s
   ), gone as (
     delete from word_counts where locale = $1 and word not in (select word from words)
   ), written as (
     insert into word_counts as known (locale, word, documents) select $1, word, documents from words order by word
     on conflict (locale, word) do update set documents = excluded.documents
       where known.documents <> excluded.documents
   )
   insert into counted_documents as known (locale, documents, looked_at)
   select $1, documents, ceil(documents / every::float8) from share
   on conflict (locale) do update set documents = excluded.documents, looked_at = excluded.looked_at`,
);

/** Notes of each word that shoppers are suggested how many documents of its locale have it, in one form or another. */
export const noteCommonness = statement<unknown, [locale: string, language: 'en' | 'zh']>(
  'insight.vocabulary.note-commonness',
  `with counted as (
     select v.word, coalesce(c.documents, 0) as documents from vocabulary v left join word_counts c on c.locale = $1
       and c.word = case $2 when 'en' then coalesce((ts_lexize('english_stem', v.word))[1], v.word)
         else case when length(v.word) > 2 and v.forms = '{}' then left(v.word, 2) else v.word end end
     where v.language = $2
   )
   update vocabulary v set documents = counted.documents from counted
   where v.language = $2 and v.word = counted.word and v.documents <> counted.documents`,
);
