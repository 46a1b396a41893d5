/** The most documents that are ranked for a search by words; the total is told up to one less. */
export const rankedMost = 1001;

/**
 * SQL that reads the terms of a search: `terms` (a row each: what it matches, what ranks, its weight) and `wanted` (one row:
 * all of them together) and `lifts` (what staff want earlier or later). The weight of a word is its inverse document frequency (Robertson and Spärck Jones, as in
 * BM25). `$n` are the places of: language, terms as JSON, text search configuration. `offset 0` has each word found by its key: PostgreSQL
 * takes a list in JSON for a hundred rows, and would read the counts of all words instead.
 */
export const readTerms = (language: string, terms: string, configuration: string) => `
  asked as materialized (
    select a.place, a.word, a.forms, 
      to_tsquery(${configuration}::regconfig, a.stemmed) || a.literal::tsquery || coalesce((
        select query from synonyms s where s.language = ${language} and s.word = a.word), ''::tsquery) as exact,
      a.beginning::tsquery as beginning, coalesce((ts_lexize('english_stem', a.word))[1], a.word) as stem
    from jsonb_to_recordset(${terms}::jsonb)
      as a (place int, word text, stemmed text, literal text, beginning text, forms text[])
  ), corpus as materialized (
    select coalesce((select documents from counted_documents where locale = $1), 0) as size
  ), terms as materialized (
    select asked.place, asked.word, asked.forms, exact || beginning as query, exact, beginning, ${weight} as weight,
      coalesce(c.documents, 0) >= ${commonLeast} as is_common
    from asked cross join corpus
    left join lateral (select documents from word_counts
      where locale = $1 and word = case ${language} when 'en' then stem else asked.word end offset 0) c on true
    where numnode(exact || beginning) > 0
  ), lifts as materialized (
    select target, factor from boosts b
    where (word is null or exists (select from asked where asked.word = b.word))
      and coalesce(starts_at, '-infinity') <= now() and coalesce(ends_at, 'infinity') > now()
  )`;

/** A word of so many documents is known, even if some have gone since they were counted. */
const commonLeast = 50;
const weight = 'ln(1 + greatest(size - coalesce(c.documents, 0), 0.5) / (coalesce(c.documents, 0) + 0.5))';

/**
 * SQL that ranks the rows of `source` (documents with their words) for the terms of `of`: BM25 over weighted fields
 * (S. Robertson, H. Zaragoza 2009), where the database's ts_rank counts a word in its fields, times the share of
 * the words that a document holds, times what staff lift it by. What sells well comes first among equals.
 */
export const rank = (source: string, of: string) => `
  select c.product_id, c.popularity, c.tokens, c.category_slugs, c.price_minor, c.is_available, held.share,
    (held.score * held.share * (1 + 0.1::float8 * ln(1 + c.popularity::float8)) * ${lift})::float8 as score
  from ${source} c cross join lateral (
    select sum(t.weight * ${gain} * ${saturation + 1}::float8 / (${gain} + ${saturation}::float8)) as score,
      count(*) filter (where f.found > 0)::float8 / count(*) as share
    from ${of} t cross join lateral (
      select greatest(
        ts_rank(${fieldWeights}, c.words, t.exact) * (numnode(t.exact) + 1)::float8 / 2,
        case when numnode(t.beginning) > 0 then ts_rank(${fieldWeights}, c.words, t.beginning) * ${unfinished}::float8 end
      ) as found offset 0
    ) f
  ) held`;

const lift = `case when exists (select from lifts) then exp(coalesce((select sum(ln(l.factor)) from lifts l
  where l.target = any(c.tokens) or l.target = 'product=' || c.slug
  or l.target = any (select 'category=' || own.slug from unnest(c.category_slugs) as own (slug))), 0)) else 1 end`;

/** Of D (beginnings only), C (description, attributes), B (brand, options, categories, codes) and A (title). */
const fieldWeights = "'{0.02, 0.3, 0.5, 1}'::real[]";
const saturation = 0.6;
/** What the beginning of a word is worth beside the word: it begins others too. */
const unfinished = 0.3;
/** A word in a title of ten words counts once, in a shorter one more. */
const gain = '(f.found / (0.6::float8 + 0.04::float8 * c.title_length))';
