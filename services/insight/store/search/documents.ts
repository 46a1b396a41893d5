import { statement } from '#runtime/db/statement.ts';
import { marketNames, priceIn } from './price-in.ts';

/** The words of the titles of a document's categories. */
const categoryWords = (slugs: string, locale: string) => `
  (select coalesce(concat_words(case ${locale} when 'zh-cn' then c.words_zh else c.words_en end order by c.slug), '')
   from categories c where c.slug = any(${slugs}))`;

/** The markets in which one of these variants has a price and is free. */
export const availableIn = (variantIds: string) => `(
  select coalesce(array_agg(distinct sold.market order by sold.market), '{}')
  from unnest(${variantIds}) as own (variant_id) join variants v using (variant_id) join variant_stock s using (variant_id) cross join lateral (values ${marketNames
    .map((market) => `('${market}', v.${priceIn(market)})`)
    .join(', ')}) as sold (market, price_minor)
  where s.free > 0 and sold.price_minor is not null)`;

/** Writes the documents (JSON rows) of a product, unless a newer version of it was heard of. */
export const writeDocuments = statement<unknown, [productId: string, version: number, documents: string]>(
  'insight.documents.write',
  `insert into documents (product_id, locale, version, slug, title, picture, ${marketNames.map(priceIn).join(', ')},
     ranged_in, available_in, popularity, variant_ids, category_slugs, tokens, own_words,
     category_words)
   select $1, d.locale, $2, d.slug, d.title, d.picture,
     ${marketNames.map((market) => `(d."pricesMinor" ->> '${market}')::bigint`).join(', ')},
     d."rangedIn", ${availableIn('d."variantIds"')}, d.popularity, d."variantIds", d."categorySlugs", d.tokens,
     setweight(to_tsvector('english', d."englishTitle"), 'A')
       || setweight(to_tsvector('english', d."englishOptions"), 'B')
       || setweight(to_tsvector('english', d."englishDescription"), 'C') || d.lexemes::tsvector,
     ${categoryWords('d."categorySlugs"', 'd.locale')}
   from jsonb_to_recordset($3::jsonb) as d (locale text, slug text, title text, picture text, "pricesMinor" jsonb,
     "rangedIn" text[], popularity bigint, "variantIds" uuid[], "categorySlugs" text[], tokens text[],
     "englishTitle" text, "englishOptions" text, "englishDescription" text, lexemes text)
   where exists (select from products where product_id = $1 and version = $2)
   on conflict (product_id, locale) do update set version = excluded.version, slug = excluded.slug,
     title = excluded.title, picture = excluded.picture, ranged_in = excluded.ranged_in,
     ${marketNames.map((market) => `${priceIn(market)} = excluded.${priceIn(market)}`).join(', ')},
     available_in = excluded.available_in, popularity = excluded.popularity, variant_ids = excluded.variant_ids,
     category_slugs = excluded.category_slugs, tokens = excluded.tokens,
     own_words = excluded.own_words,
     category_words = excluded.category_words`,
);

/** Removes the documents of a product in locales that have none of it any more, unless a newer version was heard of. */
export const removeDocuments = statement<
  unknown,
  [productId: string, version: number, keptLocales: string[]]
>(
  'insight.documents.remove',
  `delete from documents where product_id = $1 and locale <> all($3::text[])
     and exists (select from products where product_id = $1 and version = $2)`,
);

/** Works out again where a product can be had. */
export const refreshAvailability = statement<unknown, [productId: string]>(
  'insight.documents.refresh-availability',
  `update documents d set available_in = ${availableIn('d.variant_ids')}
   where product_id = $1 and available_in <> ${availableIn('d.variant_ids')}`,
);

/**
 * Gives the documents of up to `limit` products in a category, after a product id, the words of their categories as
 * they are now. Gives the last of those products; no row when there were none.
 */
export const rewordDocuments = statement<{ lastId: string }, [slug: string, afterId: string, limit: number]>(
  'insight.documents.reword',
  `with chunk as (
     select distinct product_id from documents
     where category_slugs @> array[$1::text] and product_id > $2 order by product_id limit $3
   ), changed as (
     update documents d set category_words = ${categoryWords('d.category_slugs', 'd.locale')}
     from chunk where d.product_id = chunk.product_id
       and d.category_words <> ${categoryWords('d.category_slugs', 'd.locale')}
   )
   select product_id as "lastId" from chunk order by product_id desc limit 1`,
);
