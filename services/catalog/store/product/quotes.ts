import { briefStatement, plannedOnce } from '#runtime/db/statement.ts';
import type { QuotedFacts, SeenVariant } from '../../domain/known-quotes.ts';
import { listPrice, lowestPrice, nextTurn } from '../price/prices-in-force.ts';
import { shownPicture } from './product-pictures.ts';

export type QuotedRow = QuotedFacts & { free: number };

/** How many of a variant `v` may be ordered: what is free, and what may be ordered beyond it; all locations together. */
const free =
  '(select coalesce(sum(s.free + s.backorder_limit), 0)::bigint from stock s where s.variant_id = v.variant_id)';

/** When a statement reads, in milliseconds since 1970 with their fractions. */
const nowMs = 'extract(epoch from statement_timestamp())::float8 * 1000';

/**
 * A variant `v` on sale, found by its key, with its product `p`. `offset 0`: PostgreSQL takes a list that it cannot see for a
 * hundred, and would read all variants of a small shop instead.
 */
const onSale = `cross join lateral (select * from variants where variant_id = asked.variant_id and is_sold offset 0) v
   cross join lateral (select * from products where product_id = v.product_id and not is_hidden offset 0) p
   cross join category_tree tree`;

/**
 * Variants as a market sells them today in a currency, for these quantities and groups of customers, in the order asked;
 * those not sold so are left out.
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
     p.version as "productVersion", tree.version as "treeVersion", ${nowMs} as "atMs",
     (${nextTurn({ market: '$4', currency: '$5' })}) as "turnsAtMs", ${free} as free
   from unnest($1::uuid[], $2::bigint[]) with ordinality as asked (variant_id, quantity, place) ${onSale}
   cross join lateral (
     ${lowestPrice({ market: '$4', currency: '$5', quantity: 'asked.quantity', groups: '$6::text[]' })}) pr
   order by asked.place`,
  ),
);

/** What tells whether a quote that is kept still holds, and what is free now; variants that are not on sale are left out. */
export const seeVariants = briefStatement<SeenVariant, [variantIds: string[]]>(
  'catalog.variants.see',
  plannedOnce(
    ['uuid[]'],
    `select v.variant_id as "variantId", p.version as "productVersion", tree.version as "treeVersion", ${nowMs} as "atMs", ${free} as free
     from unnest($1::uuid[]) with ordinality as asked (variant_id, place) ${onSale}
     order by asked.place`,
  ),
);
