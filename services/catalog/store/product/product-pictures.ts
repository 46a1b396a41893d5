import { statement } from '#runtime/db/statement.ts';
import type { PictureRow } from './media.ts';

/** Takes away the pictures of these products, before they get those given. */
export const clearPictures = statement<unknown, [productIds: string[]]>(
  'catalog.product-pictures.clear',
  'delete from product_pictures where product_id = any($1::uuid[])',
);

/** Gives products pictures (JSON rows) in the order of their positions. */
export const enterPictures = statement<unknown, [rows: string]>(
  'catalog.product-pictures.enter',
  `insert into product_pictures (product_id, position, media_hash, alt_en, alt_zh)
   select "productId", position, "mediaHash", "altEn", "altZh"
   from jsonb_to_recordset($1::jsonb) as given ("productId" uuid, position int, "mediaHash" text,
     "altEn" text, "altZh" text)
   order by "productId", position`,
);

export type ProductPictureRow = PictureRow & { alt: { en: string; zh: string }; variantIds: string[] };
export type ProductPictures = { version: number; pictures: ProductPictureRow[] };

/**
 * The pictures of a product with its version: its own in their order, then those that only a variant on sale has. No row
 * when there is no such product.
 */
export const listPictures = statement<ProductPictures, [productId: string]>(
  'catalog.product-pictures.list',
  `select p.version, (select coalesce(jsonb_agg(jsonb_build_object('path', media_path(m.hash),
       'contentType', m.content_type, 'width', m.width, 'height', m.height, 'byteCount', octet_length(m.bytes),
       'alt', jsonb_build_object('en', shown.alt_en, 'zh', shown.alt_zh),
       'variantIds', array(select v.variant_id from variants v
         where v.product_id = p.product_id and v.is_sold and v.media_hash = m.hash order by v.position))
       order by shown.position), '[]')
     from (select pp.media_hash, pp.position, pp.alt_en, pp.alt_zh from product_pictures pp
       where pp.product_id = p.product_id
       union all select v.media_hash, 1000 + min(v.position), '', '' from variants v
       where v.product_id = p.product_id and v.is_sold and v.media_hash is not null and not exists (
         select from product_pictures pp where pp.product_id = p.product_id and pp.media_hash = v.media_hash)
       group by v.media_hash) shown
     join media m on m.hash = shown.media_hash) as pictures
   from products p where p.product_id = $1`,
);

/** Gives the variants of a product pictures of their own by their ids, and none to those that are not named. */
export const givePicturesToVariants = statement<
  unknown,
  [productId: string, variantIds: string[], hashes: string[]]
>(
  'catalog.product-pictures.to-variants',
  `with given as (
     select * from unnest($2::uuid[], $3::text[]) as given (variant_id, media_hash)
   ), written as (
     update variants v set media_hash = (select g.media_hash from given g where g.variant_id = v.variant_id)
     where v.product_id = $1 and v.is_sold
     returning v.variant_id
   )
   select must(not exists (select from given where variant_id not in (select variant_id from written)), 'unknown-variant')`,
);

/** Gives a product that has this version its next one; refuses (`version-conflict`) when it has another. */
export const renewProduct = statement<
  { version: number },
  [productId: string, version: number, renewedBy: string]
>(
  'catalog.product-pictures.renew',
  `with renewed as (
     update products set version = version + 1, content_hash = null, updated_at = now(), updated_by = $3
     where product_id = $1 and version = $2 returning version
   )
   select must(exists (select from renewed), 'version-conflict'), (select version from renewed)`,
);

/** The hash of the picture that stands for a variant `v`: its own, else the first of its product. */
export const shownPicture = `coalesce(v.media_hash, (select pp.media_hash from product_pictures pp
  where pp.product_id = v.product_id order by pp.position limit 1))`;
