import { briefStatement, plannedOnce, statement } from '#runtime/db/statement.ts';
import { shownPicture } from './product-pictures.ts';
import { listPrice, lowestPrice } from '../price/prices-in-force.ts';

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

export type QuotedRow = {
  variantId: string;
  productId: string;
  slug: string;
  sku: string;
  title: string;
  option: string | null;
  picture: string | null;
  amountMinor: number;
  listMinor: number | null;
  currency: string;
  taxClass: 'standard' | 'reduced' | 'zero';
  categorySlugs: string[];
  weightGrams: number | null;
  shippingClass: string | null;
  free: number;
};

/**
 * Variants as a market sells them today in a currency, for these quantities and groups of customers, in the order asked;
 * those not sold so are left out. `offset 0` has each variant found by its key: PostgreSQL takes a list that it cannot see for a
 * hundred, and would read all variants of a small shop instead.
 */
export const quoteVariants = briefStatement<
  QuotedRow,
  [
    variantIds: string[],
    quantities: number[],
    language: string,
    market: string,
    currency: string,
    groups: string[],
  ]
>(
  'catalog.variants.quote',
  plannedOnce(
    ['uuid[]', 'bigint[]', 'text', 'text', 'text', 'text[]'],
    `select v.variant_id as "variantId", p.product_id as "productId", p.slug, v.sku, p.tax_class as "taxClass",
     v.weight_grams as "weightGrams", v.shipping_class as "shippingClass",
     case $3 when 'zh' then p.title_zh else p.title_en end as title,
     case $3 when 'zh' then v.option_zh else v.option_en end as option,
     media_path(coalesce(${shownPicture}, (select o.media_hash from variants o
       where o.product_id = v.product_id and o.is_sold and o.media_hash is not null
       order by o.position limit 1))) as picture,
     pr.amount_minor as "amountMinor", pr.currency,
     (${listPrice({ market: '$4', currency: '$5' })}) as "listMinor",
     array(with recursive above as (
         select pc.category_slug as slug from product_categories pc where pc.product_id = p.product_id
         union select c.parent_slug from above join categories c using (slug) where c.parent_slug is not null)
       select slug from above order by slug) as "categorySlugs",
     (select coalesce(sum(s.free + s.backorder_limit), 0)::bigint from stock s where s.variant_id = v.variant_id) as free
   from unnest($1::uuid[], $2::bigint[]) with ordinality as asked (variant_id, quantity, place)
   cross join lateral (select * from variants where variant_id = asked.variant_id and is_sold offset 0) v
   cross join lateral (select * from products where product_id = v.product_id and not is_hidden offset 0) p
   cross join lateral (
     ${lowestPrice({ market: '$4', currency: '$5', quantity: 'asked.quantity', groups: '$6::text[]' })}) pr
   order by asked.place`,
  ),
);
