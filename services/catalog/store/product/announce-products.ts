import { statement } from '#runtime/db/statement.ts';
import { intoEventLog } from '../event-log.ts';
import { shownPicture } from './product-pictures.ts';
import { homeCurrencies, lowestPrice } from '../price/prices-in-force.ts';

/**
 * Announces each of these products whose newest version was not announced yet, with all that is public of it.
 * `variantIds` names the products by a variant instead, where that is what the caller knows. Definitions of attributes are
 * looked up one by one (`limit`): joined, all that the shop has would be read for each product.
 */
export const announceProducts = statement<
  unknown,
  [productIds: string[], variantIds: string[], eventName: string, traceparent: string]
>(
  'catalog.products.announce',
  `with due as (
     update products set announced_version = version
     where announced_version < version and product_id in (select unnest($1::uuid[])
       union all select v.product_id from variants v where v.variant_id = any($2::uuid[]))
     returning *
   )
   ${intoEventLog} $3::text, due.product_id::text, due.version, jsonb_build_object(
     'product', jsonb_build_object(
       'productId', due.product_id, 'slug', due.slug,
       'title', jsonb_build_object('en', due.title_en, 'zh', due.title_zh),
       'description', jsonb_build_object('en', due.description_en, 'zh', due.description_zh),
       'categorySlugs', (select coalesce(jsonb_agg(pc.category_slug order by pc.position), '[]')
         from product_categories pc where pc.product_id = due.product_id),
       'taxClass', due.tax_class, 'brandSlug', due.brand_slug, 'popularity', due.popularity, 'variants', sold.variants,
       'optionName', case when due.option_name_en is not null
         then jsonb_build_object('en', due.option_name_en, 'zh', due.option_name_zh) end)
       || case when due.is_hidden then jsonb_build_object('isHidden', true) else '{}' end,
     'pictures', coalesce(sold.pictures, '{}'), 'availability', sold.availability,
     'brand', (select jsonb_build_object('slug', b.slug, 'title', b.title) from brands b where b.slug = due.brand_slug),
     'attributes', (select coalesce(jsonb_agg(jsonb_build_object('key', d.key,
         'title', jsonb_build_object('en', d.title_en, 'zh', d.title_zh),
         'value', jsonb_build_object('en', attribute_words(a.value, d.unit, d.choices, 'en'),
           'zh', attribute_words(a.value, d.unit, d.choices, 'zh'))) order by a.place), '[]')
       from jsonb_array_elements(due.attributes) with ordinality a (value, place)
       cross join lateral (select * from attributes known where known.key = a.value ->> 'key' limit 1) d)), $4::text
   from due cross join lateral (
     select
       jsonb_agg(jsonb_build_object('variantId', v.variant_id, 'sku', v.sku, 'picture', null,
         'option', case when v.option_en is not null
           then jsonb_build_object('en', v.option_en, 'zh', v.option_zh) end,
         'prices', (select jsonb_agg(jsonb_build_object('market', home.market,
             'price', jsonb_build_object('amountMinor', pr.amount_minor, 'currency', pr.currency)) order by home.market)
           from ${homeCurrencies}
           cross join lateral (${lowestPrice({ market: 'home.market', currency: 'home.currency' })}) pr))
         || jsonb_strip_nulls(jsonb_build_object('weightGrams', v.weight_grams, 'shippingClass', v.shipping_class))
         order by v.position) as variants,
       jsonb_object_agg(v.variant_id, media_path(${shownPicture})) filter (where ${shownPicture} is not null) as pictures,
       jsonb_object_agg(v.variant_id,
         (select coalesce(sum(s.free + s.backorder_limit), 0) from stock s where s.variant_id = v.variant_id)) as availability
     from variants v where v.product_id = due.product_id and v.is_sold
   ) sold`,
);
