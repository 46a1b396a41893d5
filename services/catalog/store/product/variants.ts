import { statement } from '#runtime/db/statement.ts';

/** Writes variants (JSON rows); refuses with `variant-of-another-product` when an id belongs elsewhere. */
export const writeVariants = statement<unknown, [rows: string]>(
  'catalog.variants.write',
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as given ("variantId" uuid, "productId" uuid, sku text,
       "optionEn" text, "optionZh" text, "mediaHash" text, position int,
       "weightGrams" int, "shippingClass" text)
   ), written as (
     insert into variants as known (variant_id, product_id, sku, option_en, option_zh, media_hash, position,
       weight_grams, shipping_class)
     select "variantId", "productId", sku, "optionEn", "optionZh", "mediaHash", position, "weightGrams", "shippingClass"
     from given order by "variantId"
     on conflict (variant_id) do update set sku = excluded.sku, option_en = excluded.option_en,
       option_zh = excluded.option_zh, media_hash = excluded.media_hash, position = excluded.position,
       weight_grams = excluded.weight_grams, shipping_class = excluded.shipping_class, is_sold = true
     where known.product_id = excluded.product_id
     returning 1
   )
   select must((select count(*) from written) = (select count(*) from given), 'variant-of-another-product')`,
);

/** Stops selling the variants of these products that are not among the ones given. */
export const stopSelling = statement<unknown, [productIds: string[], variantIds: string[]]>(
  'catalog.variants.stop-selling',
  `update variants set is_sold = false
   where product_id = any($1::uuid[]) and is_sold and variant_id <> all($2::uuid[])`,
);

/** Opens a stock account at the main location, with nothing in it, for variants that have none. */
export const openStock = statement<unknown, [variantIds: string[]]>(
  'catalog.stock.open',
  `with opened as (
     insert into stock (variant_id, location_id) select variant_id, 'main'
     from unnest($1::uuid[]) as given (variant_id) order by variant_id
     on conflict (variant_id, location_id) do nothing returning variant_id
   )
   insert into stock_levels (variant_id, level) select variant_id, 'out' from opened order by variant_id`,
);
