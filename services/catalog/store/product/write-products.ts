import { statement } from '#runtime/db/statement.ts';

/**
 * Writes products (JSON rows) whose draft differs from the one written last, and gives the ids of those. Locks all of
 * them, in the order of their ids, so that one import at a time goes on to their variants and prices. Those named are hidden
 * or shown; the others stay what they are.
 */
export const writeProducts = statement<
  { productId: string },
  [rows: string, writtenBy: string, hiddenIds: string[], shownIds: string[]]
>(
  'catalog.products.write',
  `insert into products as known (product_id, slug, title_en, title_zh, description_en, description_zh,
     option_name_en, option_name_zh, tax_class, popularity, content_hash, brand_slug, attributes, seo, updated_by, is_hidden)
   select "productId", slug, "titleEn", "titleZh", "descriptionEn", "descriptionZh",
     "optionNameEn", "optionNameZh", "taxClass", popularity, "contentHash", "brandSlug", attributes, seo, $2, "productId" = any($3::uuid[])
   from jsonb_to_recordset($1::jsonb) as given ("productId" uuid, slug text, "titleEn" text, "titleZh" text,
     "descriptionEn" text, "descriptionZh" text, "optionNameEn" text, "optionNameZh" text, "taxClass" text,
     popularity int, "contentHash" text, "brandSlug" text, attributes jsonb, seo jsonb)
   order by "productId"
   on conflict (product_id) do update set slug = excluded.slug, title_en = excluded.title_en,
     title_zh = excluded.title_zh, description_en = excluded.description_en,
     description_zh = excluded.description_zh, option_name_en = excluded.option_name_en,
     option_name_zh = excluded.option_name_zh, tax_class = excluded.tax_class,
     popularity = excluded.popularity, content_hash = excluded.content_hash,
     brand_slug = excluded.brand_slug, attributes = excluded.attributes, seo = excluded.seo,
     is_hidden = excluded.is_hidden or known.is_hidden and known.product_id <> all($4::uuid[]),
     version = known.version + 1, updated_at = now(), updated_by = excluded.updated_by
   where known.content_hash is distinct from excluded.content_hash
     or excluded.is_hidden and not known.is_hidden or known.is_hidden and known.product_id = any($4::uuid[])
   returning product_id as "productId"`,
);

/**
 * Refuses (`attribute-value`) products (JSON rows) with a value of an attribute that is not defined, of another type
 * than its definition's, or a choice it does not have.
 */
export const checkAttributeValues = statement<unknown, [rows: string]>(
  'catalog.products.check-attributes',
  `select must(coalesce(bool_and(coalesce(d.type = attribute_type(a.value) and (d.type <> 'choice'
       or d.choices @> jsonb_build_array(jsonb_build_object('key', a.value -> 'choice'))), false)), true), 'attribute-value')
   from jsonb_to_recordset($1::jsonb) as given (attributes jsonb)
   cross join jsonb_array_elements(given.attributes) as a (value)
   left join attributes d on d.key = a.value ->> 'key'`,
);

/** Lets a product be written only when it has this version (0: is not there), or this content already. */
export const checkVersion = statement<unknown, [productId: string, version: number, contentHash: string]>(
  'catalog.products.check-version',
  `with known as (select version, content_hash from products where product_id = $1 for update)
   select must(case when exists (select from known)
     then (select version = $2 or content_hash = $3 from known) else $2::bigint = 0 end, 'version-conflict')`,
);

/** Waits for who writes this product, though it be new: no row is there yet to be held. */
export const lockProductId = statement<unknown, [productId: string]>(
  'catalog.products.lock-id',
  `select pg_advisory_xact_lock(hashtextextended('catalog.product ' || $1::uuid, 0))`,
);

/** The version of a product. */
export const findVersion = statement<{ version: number }, [productId: string]>(
  'catalog.products.find-version',
  'select version from products where product_id = $1',
);

/** Takes products out of all their categories, before they are put into those of the draft. */
export const clearCategories = statement<unknown, [productIds: string[]]>(
  'catalog.products.clear-categories',
  'delete from product_categories where product_id = any($1::uuid[])',
);

/** Puts products into categories, in the order given. */
export const enterCategories = statement<
  unknown,
  [productIds: string[], slugs: string[], positions: number[]]
>(
  'catalog.products.enter-categories',
  `insert into product_categories (product_id, category_slug, position)
   select * from unnest($1::uuid[], $2::text[], $3::int[])`,
);

/** Which of these drafts (JSON rows) want a slug, SKU or variant id that belongs to another product or variant. */
export const findTaken = statement<
  { field: 'slug' | 'sku' | 'variantId'; value: string },
  [products: string, variants: string]
>(
  'catalog.products.find-taken',
  `with drafted as (
     select * from jsonb_to_recordset($2::jsonb) as given ("variantId" uuid, "productId" uuid, sku text)
   )
   select 'slug' as field, p.slug as value
   from jsonb_to_recordset($1::jsonb) as given ("productId" uuid, slug text)
   join products p on p.slug = given.slug and p.product_id <> given."productId"
   union all
   select 'sku', v.sku from drafted d join variants v on v.sku = d.sku and v.variant_id <> d."variantId"
   union all
   select 'variantId', v.variant_id::text
   from drafted d join variants v on v.variant_id = d."variantId" and v.product_id <> d."productId"`,
);
