import { markets, type Market } from '#contracts/markets.ts';
import { statement, type Step } from '#runtime/db/statement.ts';
import { shownPicture } from '../product/product-pictures.ts';

export type ShownCollectionRow = {
  slug: string;
  title: string;
  description: string;
  seo: { title: string; description: string };
  products: {
    productId: string;
    slug: string;
    title: string;
    picture: string | null;
    amountMinor: number;
    isAvailable: boolean;
    place: number;
  }[];
};

/** A collection in a language (`$2`) with the members that a market sells and that come after a place and id (`$3`, `$4`). */
const shownBy = (place: string, price: string) =>
  `select c.slug, case $2 when 'zh' then c.title_zh else c.title_en end as title,
     case $2 when 'zh' then c.description_zh else c.description_en end as description,
     jsonb_build_object(
       'title', coalesce(c.seo -> 'title' ->> $2, case $2 when 'zh' then c.title_zh else c.title_en end),
       'description', coalesce(c.seo -> 'description' ->> $2,
         left(case $2 when 'zh' then c.description_zh else c.description_en end, 160))) as seo,
     (select coalesce(jsonb_agg(jsonb_build_object('productId', p.product_id, 'slug', p.slug,
         'title', case $2 when 'zh' then p.title_zh else p.title_en end, 'amountMinor', m.price, 'place', m.place,
         'picture', (select media_path(${shownPicture}) from variants v where v.product_id = p.product_id and v.is_sold
           and ${shownPicture} is not null order by v.position limit 1),
         'isAvailable', exists (select from variants v join stock_levels k using (variant_id)
           where v.product_id = p.product_id and v.is_sold and k.level <> 'out')) order by m.place, m.product_id), '[]')
       from (select product_id, ${place} as place, ${price} as price from collection_members
         where collection_slug = c.slug and ${price} is not null and (${place}, product_id) > ($3::bigint, $4::uuid)
         order by ${place}, product_id limit $5) m join products p using (product_id)) as products
   from collections c where c.slug = $1`;

type Values = [slug: string, language: string, afterPlace: number, afterId: string, limit: number];

/** A page of a collection, by market and by the order asked: each has an index of its own. */
export const shownCollection = Object.fromEntries(
  (Object.keys(markets) as Market[]).map((market) => {
    const show = (sort: 'featured' | 'newest' | 'price', place: string) =>
      statement<ShownCollectionRow, Values>(
        `catalog.collections.show-${market}-${sort}`,
        shownBy(place, `price_${market}`),
      );
    return [
      market,
      {
        featured: show('featured', 'featured'),
        newest: show('newest', 'newest'),
        price: show('price', `price_${market}`),
      },
    ];
  }),
) as Record<Market, Record<'featured' | 'newest' | 'price', (...values: Values) => Step<ShownCollectionRow>>>;
