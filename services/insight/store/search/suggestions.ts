import type { Locale } from '#contracts/markets.ts';
import type { Step } from '#runtime/db/statement.ts';
import { inLocaleOf } from './in-locale-of.ts';
import { marketNames, priceIn } from './price-in.ts';

export type SuggestionRow = {
  kind: 'word' | 'category' | 'product';
  slug: string;
  title: string;
  picture: string | null;
};

/**
 * What somebody may be typing: up to 5 common words that begin like the last one, 3 categories whose title holds what was
 * typed, and 5 products of a market that hold all of it in title, brand or category, those that sell first. `beginning` has no sign
 * that LIKE knows; an empty `products` query finds none.
 */
export function suggest(locale: Locale, ...values: Typed): Step<SuggestionRow> {
  return { name: `insight.suggestions.${locale}`, text: textOf(locale), values };
}

type Typed = [language: 'en' | 'zh', beginning: string, typed: string, products: string, market: string];

const textOf = (
  locale: Locale,
) => `(select 'word' as kind, '' as slug, word as title, null as picture from vocabulary
    where language = $1 and word like $2 || '%' and documents > 0 and word <> $2
    order by documents desc, word limit 5)
   union all
   (select 'category', slug, case $1 when 'en' then title_en else title_zh end, null from categories
    where (case $1 when 'en' then title_en else title_zh end) ilike '%' || $3 || '%' order by slug limit 3)
   union all
   (select 'product', slug, title, picture from documents d
    where ${inLocaleOf(locale)} and strong_words @@ $4::tsquery
      and case $5 ${marketNames.map((market) => `when '${market}' then ${priceIn(market)}`).join(' ')} end is not null order by popularity desc, title_length, product_id limit 5)`;
