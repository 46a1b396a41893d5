import { statement } from '#runtime/db/statement.ts';
import { shownPicture } from './product-pictures.ts';
import { listPrice, lowestPrice, quantityPrices } from '../price/prices-in-force.ts';

export type ProductRow = {
  productId: string;
  slug: string;
  title: string;
  description: string;
  optionName: string | null;
  version: number;
  brand: { slug: string; title: string } | null;
  attributes: { key: string; title: string; value: string; isEnglish?: true }[];
  seo: { title: string; description: string };
  untranslated: ('title' | 'description' | 'optionName')[];
  categories: { slug: string; title: string }[];
  pictures: { path: string; width: number; height: number; alt: string }[];
  variants: VariantRow[];
  variantsElsewhere: Pick<VariantRow, 'variantId' | 'sku' | 'option' | 'picture'>[];
};

export type VariantRow = {
  variantId: string;
  sku: string;
  option: string | null;
  picture: string | null;
  amountMinor: number;
  listMinor: number | null;
  quantityPrices: { minQuantity: number; amountMinor: number }[] | null;
  currency: string;
  stock: { free: number; usable: number };
};

/** What was last written of these products, as the hash of the draft. */
export const findContentHashes = statement<
  { productId: string; contentHash: string | null },
  [productIds: string[]]
>(
  'catalog.products.find-hashes',
  'select product_id as "productId", content_hash as "contentHash" from products where product_id = any($1::uuid[])',
);

/** Drawings have no size of their own; they are shown as squares. */
const drawnPixels = 1280;
const asked = { market: '$3', currency: '$4' };

/** A product by slug as a market sees it: the variants sold there, each with its prices and free stock, and those that are not. */
export const findProduct = statement<
  ProductRow,
  [slug: string, language: string, market: string, currency: string]
>(
  'catalog.products.find',
  `select p.product_id as "productId", p.slug, p.version,
     case $2 when 'zh' then p.title_zh else p.title_en end as title,
     case $2 when 'zh' then p.description_zh else p.description_en end as description,
     case $2 when 'zh' then p.option_name_zh else p.option_name_en end as "optionName",
     (select coalesce(jsonb_agg(jsonb_build_object('slug', c.slug,
         'title', case $2 when 'zh' then c.title_zh else c.title_en end) order by pc.position), '[]')
       from product_categories pc join categories c on c.slug = pc.category_slug
       where pc.product_id = p.product_id) as categories,
     (select jsonb_build_object('slug', b.slug, 'title', b.title) from brands b where b.slug = p.brand_slug) as brand,
     (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('key', d.key,
         'title', case $2 when 'zh' then d.title_zh else d.title_en end,
         'value', attribute_words(a.value, d.unit, d.choices, $2),
         'isEnglish', case when $2 = 'zh' and a.value -> 'text' ->> 'en' = a.value -> 'text' ->> 'zh' then true end))
         order by a.place), '[]')
       from jsonb_array_elements(p.attributes) with ordinality a (value, place)
       join attributes d on d.key = a.value ->> 'key') as attributes,
     jsonb_build_object(
       'title', coalesce(p.seo -> 'title' ->> $2, case $2 when 'zh' then p.title_zh else p.title_en end),
       'description', coalesce(p.seo -> 'description' ->> $2,
         left(case $2 when 'zh' then p.description_zh else p.description_en end, 160))) as seo,
     case $2 when 'zh' then array_remove(array[
       case when p.title_zh = p.title_en then 'title' end,
       case when p.description_zh = p.description_en and p.description_en <> '' then 'description' end,
       case when p.option_name_zh = p.option_name_en then 'optionName' end], null) else '{}' end as untranslated,
     (select coalesce(jsonb_agg(jsonb_build_object('path', media_path(m.hash), 'width', coalesce(m.width, ${drawnPixels}),
         'height', coalesce(m.height, ${drawnPixels}), 'alt', case $2 when 'zh' then pp.alt_zh else pp.alt_en end)
         order by pp.position), '[]')
       from product_pictures pp join media m on m.hash = pp.media_hash where pp.product_id = p.product_id) as pictures,
     (select coalesce(jsonb_agg(jsonb_build_object('variantId', v.variant_id, 'sku', v.sku,
         'option', case $2 when 'zh' then v.option_zh else v.option_en end, 'picture', media_path(${shownPicture}),
         'amountMinor', pr.amount_minor, 'currency', pr.currency,
         'listMinor', (${listPrice(asked)}), 'quantityPrices', (${quantityPrices(asked)}),
         'stock', (select jsonb_build_object('free', coalesce(sum(s.free), 0),
           'usable', coalesce(sum(s.free + s.backorder_limit), 0)) from stock s where s.variant_id = v.variant_id))
         order by v.position), '[]')
       from variants v cross join lateral (${lowestPrice(asked)}) pr
       where v.product_id = p.product_id and v.is_sold) as variants,
     (select coalesce(jsonb_agg(jsonb_build_object('variantId', v.variant_id, 'sku', v.sku,
         'option', case $2 when 'zh' then v.option_zh else v.option_en end, 'picture', media_path(${shownPicture}))
         order by v.position), '[]')
       from variants v where v.product_id = p.product_id and v.is_sold and not exists (${lowestPrice(asked)})) as "variantsElsewhere"
   from products p where p.slug = $1 and not p.is_hidden`,
);
