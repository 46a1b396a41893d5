import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { statement } from '#runtime/db/statement.ts';
import { homeCurrencies, ownListPrice } from '../price/prices-in-force.ts';

export type DraftRow = { draft: ProductDraftValue; version: number };
export type ChangedDraftRow = DraftRow & { changedBy: string | null; changedAt: string };

/** A text in both languages from a pair of columns. */
const words = (table: string, name: string) =>
  `jsonb_build_object('en', ${table}.${name}_en, 'zh', ${table}.${name}_zh)`;

/** What the delivery of a variant depends on, where it is known. */
const parcel = `jsonb_strip_nulls(jsonb_build_object('weightGrams', v.weight_grams, 'shippingClass', v.shipping_class))`;

/** A product `p` as a draft that writes it as it is; pictures are public paths, prices the list prices of today that its
 * markets have of their own. */
const draft = `jsonb_build_object(
  'productId', p.product_id, 'slug', p.slug, 'title', ${words('p', 'title')},
  'description', ${words('p', 'description')}, 'taxClass', p.tax_class, 'popularity', p.popularity,
  'optionName', case when p.option_name_en is not null then ${words('p', 'option_name')} end,
  'brandSlug', p.brand_slug, 'attributes', p.attributes, 'seo', p.seo, 'isHidden', p.is_hidden,
  'categorySlugs', (select coalesce(jsonb_agg(pc.category_slug order by pc.position), '[]')
    from product_categories pc where pc.product_id = p.product_id),
  'variants', (select jsonb_agg(jsonb_build_object('variantId', v.variant_id, 'sku', v.sku,
      'option', case when v.option_en is not null then ${words('v', 'option')} end,
      'picture', media_path(v.media_hash),
      'prices', (select coalesce(jsonb_agg(jsonb_build_object('market', home.market, 'price',
          jsonb_build_object('amountMinor', pr.amount_minor, 'currency', home.currency)) order by home.market), '[]')
        from ${homeCurrencies}
        cross join lateral (${ownListPrice({ market: 'home.market', currency: 'home.currency' })}) pr))
      || ${parcel} order by v.position)
    from variants v where v.product_id = p.product_id and v.is_sold)) || coalesce((
  select jsonb_build_object('pictures', jsonb_agg(jsonb_build_object('path', media_path(pp.media_hash),
    'alt', ${words('pp', 'alt')}) order by pp.position))
  from product_pictures pp where pp.product_id = p.product_id having count(*) > 0), '{}')`;

/** These products as drafts, in the order of their ids. */
export const findDrafts = statement<ChangedDraftRow, [productIds: string[]]>(
  'catalog.products.find-drafts',
  `select ${draft} as draft, p.version, p.updated_by as "changedBy", p.updated_at as "changedAt"
   from products p where p.product_id = any($1::uuid[]) order by p.product_id`,
);

/** The products with these slugs as drafts. */
export const findDraftsBySlug = statement<DraftRow, [slugs: string[]]>(
  'catalog.products.find-drafts-by-slug',
  `select ${draft} as draft, p.version from products p where p.slug = any($1::text[])`,
);

/** Products as drafts in the order of their slugs, those after `afterSlug`. */
export const listDrafts = statement<DraftRow, [afterSlug: string, limit: number]>(
  'catalog.products.list-drafts',
  `select ${draft} as draft, p.version from products p where p.slug > $1 order by p.slug limit $2`,
);
