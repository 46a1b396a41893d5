import type { Locale } from '#contracts/markets.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Term } from '../../domain/search/read-query.ts';
import type { Lift } from '../../domain/word-index/read-lifts.ts';
import { branchOf } from './found-steps.ts';
import { readTerms } from './match-words.ts';

/** A word as the database reads it: texts of tsqueries, and its inverse document frequency. */
export type TermRow = { place: number; word: string; exact: string; beginning: string; weight: number };

export type WordsRow = {
  terms: TermRow[];
  lifts: Lift[];
  /** The category that was asked for and all below it; null when none was. */
  branch: string[] | null;
  /** What this row has seen. */
  snapshot: string;
  /** Products whose documents were written by what `since` had not seen. */
  productIds: string[];
};

type Asked = {
  locale: Locale;
  language: 'en' | 'zh';
  terms: readonly Term[];
  category: string | undefined;
  /** A snapshot. */
  since: string;
};

/** One more than these are told at most. */
export const changesMost = 2000;

/** What a search by words needs of the database besides the products: its words, what staff lift, and what changed since. One row. */
export function askWords({ locale, language, terms, category, since }: Asked): Step<WordsRow> {
  const rows = terms.map((term, place) => ({ place, ...term }));
  const configuration = language === 'en' ? 'english' : 'simple';
  const isIn = category !== undefined;
  const text = `with recursive ${isIn ? branchOf('$6') : ''} ${readTerms('$2', '$3', '$4')}, changed as (
      select distinct product_id from (
        select product_id from document_changes
        where changed_in >= pg_snapshot_xmin($5::text::pg_snapshot) and not pg_visible_in_snapshot(changed_in, $5::text::pg_snapshot)
        limit ${changesMost + 1}) as written
    )
    select coalesce((select json_agg(json_build_object('place', place, 'word', word, 'exact', exact::text,
        'beginning', beginning::text, 'weight', weight) order by place) from terms), '[]') as terms,
      coalesce((select json_agg(json_build_object('target', target, 'factor', factor)) from lifts), '[]') as lifts,
      ${isIn ? '(select array_agg(slug) from branch)' : 'null::text[]'} as branch,
      pg_current_snapshot()::text as snapshot, coalesce((select array_agg(product_id) from changed), '{}') as "productIds"`;
  const values = [locale, language, JSON.stringify(rows), configuration, since];
  return {
    name: `insight.words.ask${isIn ? '-category' : ''}`,
    text,
    values: isIn ? [...values, category] : values,
  };
}
