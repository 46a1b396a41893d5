import type { Locale, Market } from '#contracts/markets.ts';
import type { Term } from '../../domain/search/read-query.ts';
import { few } from './few.ts';
import { rank, rankedMost, readTerms } from './match-words.ts';
import { inLocaleOf } from './in-locale-of.ts';
import { priceIn } from './price-in.ts';

/**
 * What is looked for: what holds every word, most of them, or every one where enough products do and else most of them;
 * `byRelevance` for the likeliest only, ranked.
 */
export type Wanted = {
  locale: Locale;
  /** Whose prices count; what it does not sell is not found. */
  market: Market;
  language: 'en' | 'zh';
  terms: readonly Term[];
  holding: 'every' | 'most' | 'every-or-most';
  byRelevance: boolean;
  category: string | undefined;
};

/**
 * Common table expressions that end with `found`; their values; what they are, for the name of the statement; SQL for what mistyped
 * words were taken for, and for whether `found` holds every word.
 */
export type FoundSteps = {
  kind: string;
  steps: string;
  values: unknown[];
  correction: string;
  isPlenty: string;
};

const kinds = { every: 'strict', most: 'loose', 'every-or-most': 'either' } as const;
const isPlenty = '(select is_plenty from plenty)';

/** What documents are ordered and narrowed down by; cards are read once it is known which are shown. */
const columnsOf = (market: Market) => `d.product_id, d.popularity, d.tokens, d.category_slugs,
  d.${priceIn(market)} as price_minor, '${market}' = any(d.available_in) as is_available`;
/** What ranking reads besides; long words stay where they are stored until then. */
const rankedOf = (market: Market) => `${columnsOf(market)}, d.slug, d.title_length, d.words`;

/** The steps that find documents. $1 is the locale. */
export function foundSteps(wanted: Wanted): FoundSteps {
  const values: unknown[] = [wanted.locale];
  const place = (value: unknown) => `$${values.push(value)}`;
  const { category } = wanted;
  const branch = category === undefined ? '' : branchOf(place(category));
  const inCategory =
    category === undefined ? '' : 'and d.category_slugs && (select array_agg(slug) from branch)';
  const inLocale = wanted.terms.length === 0 ? 'd.locale = $1' : inLocaleOf(wanted.locale);
  const condition = `${inLocale} and d.${priceIn(wanted.market)} is not null ${inCategory}`;
  const columns = columnsOf(wanted.market);
  const ranked = rankedOf(wanted.market);
  const kind = [
    wanted.locale,
    wanted.market,
    wanted.terms.length === 0 ? 'browse' : kinds[wanted.holding],
    ...(category === undefined ? [] : ['category']),
    ...(wanted.byRelevance ? ['ranked'] : []),
  ].join('-');
  const rest = {
    kind,
    values,
    correction: wanted.holding === 'every' ? 'null::text' : '(select correction from wanted)',
    isPlenty: wanted.holding === 'every-or-most' ? isPlenty : wanted.holding === 'every' ? 'true' : 'false',
  };
  if (wanted.terms.length === 0) return { ...rest, steps: `${branch} ${browse(condition, columns)}` };
  const rows = wanted.terms.map((term, index) => ({ place: index, ...term }));
  const language = place(wanted.language);
  const terms = place(JSON.stringify(rows));
  const configuration = place(wanted.language === 'en' ? 'english' : 'simple');
  const read = readTerms(language, terms, configuration);
  const find =
    wanted.holding !== 'every'
      ? loosely({ condition, inLocale, language, configuration, ranked }, wanted.holding === 'every-or-most')
      : strictly(condition, wanted.byRelevance ? { ranked } : { columns });
  return { ...rest, steps: `${branch} ${read}, ${find}` };
}

/** A category and all below it. */
export function branchOf(category: string): string {
  return `branch as (
    select ${category}::text as slug union select c.slug from categories c join branch b on c.parent_slug = b.slug),`;
}

function browse(condition: string, columns: string): string {
  return `found as not materialized (select ${columns}, 0::float8 as score from documents d where ${condition})`;
}

/**
 * Products that hold every word asked for. By relevance the likeliest are ranked: those that hold the words in title, brand,
 * category or code, what sells, short titles.
 */
function strictly(condition: string, shown: { ranked: string } | { columns: string }): string {
  const matches = `from wanted cross join documents d where d.words @@ wanted.every_word and ${condition}`;
  const likeliest = `order by d.strong_words @@ wanted.every_word desc, d.popularity desc, d.title_length, d.product_id
    limit ${rankedMost}`;
  const found =
    'ranked' in shown
      ? `likely as (select ${shown.ranked} ${matches} ${likeliest}),
      found as materialized (${rank('likely', 'terms')})`
      : `found as materialized (select ${shown.columns}, 0::float8 as score ${matches})`;
  return `wanted as materialized (select every_query(query) as every_word from terms), ${found}`;
}

/**
 * Products that hold most of the words: mistyped ones are taken for words of the shop that are a slip or two away
 * (the commonest is told as the correction), unknown ones are left out, and of the rest a product holds half at least, one of
 * them in its title, brand, category or code.
 */
function loosely(
  {
    condition,
    inLocale,
    language,
    configuration,
    ranked,
  }: Record<'condition' | 'inLocale' | 'language' | 'configuration' | 'ranked', string>,
  isUnlessPlenty: boolean,
) {
  const bySums = `(select sum(weight) filter (where d.strong_words @@ (exact || beginning)) from mended)`;
  const [anyWord, likeliest, isNear] = isUnlessPlenty
    ? [
        `case when not ${isPlenty} then any_query(exact || beginning) end`,
        `case when ${isPlenty} then (d.strong_words @@ wanted.every_word)::int::float8 else ${bySums} end`,
        `(share >= 0.5 or ${isPlenty})`,
      ]
    : ['any_query(exact || beginning)', bySums, 'share >= 0.5'];
  return `${isUnlessPlenty ? `${countEvery(condition)},` : ''} known as materialized (
    select *, is_common or exists (select from documents d where ${inLocale} and d.words @@ query) as is_known from terms
  ), near as materialized (
    select k.place, array_agg(v.word order by v.documents desc, v.word) as words
    from known k join vocabulary v on v.language = ${language} and v.forms && k.forms
    where not k.is_known group by k.place
  ), mended as materialized (
    select k.place, k.weight, coalesce(n.words[1], k.word) as word, n.words is not null as is_mended,
      case when n.words is null then k.exact else taken.query end as exact,
      case when n.words is null then k.beginning else ''::tsquery end as beginning
    from known k left join near n using (place)
    left join lateral (
      select any_query(to_tsquery(${configuration}::regconfig, quote_literal(word))) as query
      from unnest(n.words) as u (word)
    ) taken on n.words is not null
    where k.is_known or n.words is not null
  ), wanted as materialized (
    select every_query(exact || beginning) as every_word, ${anyWord} as any_word,
      case when bool_or(is_mended) then string_agg(word, ' ' order by place) end as correction
    from mended
  ), likely as (
    select ${ranked} from wanted cross join documents d
    where (d.strong_words @@ wanted.any_word or d.words @@ wanted.every_word) and ${condition}
    order by ${likeliest} desc nulls last, d.popularity desc, d.title_length, d.product_id
    limit ${rankedMost}
  ), found as materialized (
    select * from (${rank('likely', 'mended')}) as ranked where ${isNear}
  )`;
}

/** Whether enough products hold every word; then nothing is mistyped, and who looks for any word finds nothing more. */
function countEvery(condition: string): string {
  return `every as materialized (select every_query(query) as every_word from terms),
  plenty as materialized (
    select count(*) >= ${few} as is_plenty from (
      select from every cross join documents d where d.words @@ every.every_word and ${condition} limit ${few}) as first)`;
}
