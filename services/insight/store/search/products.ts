import { markets, type Market } from '#contracts/markets.ts';
import { statement } from '#runtime/db/statement.ts';
import { marketNames, priceIn } from './price-in.ts';

/**
 * Lets one event at a time work on a product. A lock of its own, because there may be no row of the product yet:
 * stock can be heard of before the product.
 */
export const lockProduct = statement<unknown, [productId: string]>(
  'insight.products.lock',
  'select pg_advisory_xact_lock(hashtextextended($1, 0))',
);

/** Notes the newest version of a product; an older one changes nothing. */
export const writeVersion = statement<unknown, [productId: string, version: number]>(
  'insight.products.write-version',
  `insert into products as known (product_id, version) values ($1, $2)
   on conflict (product_id) do update set version = excluded.version where known.version < excluded.version`,
);

/** Takes the stock that came with a product (JSON, by variant) for variants that were not heard of otherwise. */
export const noteFirstStock = statement<unknown, [availability: string]>(
  'insight.stock.note-first',
  `insert into variant_stock (variant_id, free, version)
   select variant_id::uuid, free::bigint, 0 from jsonb_each_text($1::jsonb) as given (variant_id, free)
   order by variant_id on conflict (variant_id) do nothing`,
);

/** Takes the free stock of a variant; an older version changes nothing. */
export const noteStock = statement<unknown, [variantId: string, free: number, version: number]>(
  'insight.stock.note',
  `insert into variant_stock as known (variant_id, free, version) values ($1, $2, $3)
   on conflict (variant_id) do update set free = excluded.free, version = excluded.version
   where known.version < excluded.version`,
);

/** Adds words (JSON rows) to the vocabulary. */
export const learnWords = statement<unknown, [rows: string]>(
  'insight.vocabulary.learn',
  `insert into vocabulary (language, word, forms)
   select language, word, forms from jsonb_to_recordset($1::jsonb) as given (language text, word text, forms text[])
   where not exists (select from vocabulary same where same.language = given.language and same.word = given.word)
   order by language, word on conflict (language, word) do nothing`,
);

/**
 * Takes the titles of facets and of their values (JSON rows) as they were told last. Those known already are not touched:
 * a conflict would lock their rows until the end, and products that share attributes would wait for each other.
 */
export const learnFacetTitles = statement<unknown, [rows: string]>(
  'insight.facet-titles.learn',
  `insert into facet_titles as known (locale, facet, value, title)
   select distinct on (locale, facet, value) locale, facet, value, title
   from jsonb_to_recordset($1::jsonb) as given (locale text, facet text, value text, title text)
   where not exists (select from facet_titles same where same.locale = given.locale and same.facet = given.facet
     and same.value = given.value and same.title = given.title)
   order by locale, facet, value
   on conflict (locale, facet, value) do update set title = excluded.title where known.title <> excluded.title`,
);

const lowestIn = (market: Market) => `(select min((each -> 'price' ->> 'amountMinor')::bigint)
     from jsonb_array_elements(v.prices) each
     where each ->> 'market' = '${market}' and each -> 'price' ->> 'currency' = '${markets[market].currency}')`;

/** Notes of which product variants (JSON rows) are and what they cost, unless a newer version was heard of. */
export const writeVariants = statement<unknown, [productId: string, version: number, variants: string]>(
  'insight.variants.write',
  `insert into variants as known (variant_id, product_id, sku, version, ${marketNames.map(priceIn).join(', ')})
   select "variantId", $1, sku, $2, ${marketNames.map(lowestIn).join(', ')}
   from jsonb_to_recordset($3::jsonb) as v ("variantId" uuid, sku text, prices jsonb)
   order by "variantId"
   on conflict (variant_id) do update set product_id = excluded.product_id, sku = excluded.sku,
     version = excluded.version,
     ${marketNames.map((market) => `${priceIn(market)} = excluded.${priceIn(market)}`).join(', ')}
     where known.version < excluded.version`,
);
