import type { Market } from '#contracts/markets.ts';
import { statement, type Step } from '#runtime/db/statement.ts';
import type { Card } from '../../domain/search/card.ts';
import { marketNames, priceIn } from '../search/price-in.ts';

export type RecommendedRow = Card & { isPopular: boolean };

const cardOf = (
  market: Market,
) => `d.product_id, d.slug, d.title, d.picture, d.${priceIn(market)} as price_minor,
  '${market}' = any(d.ranged_in) as has_price_range, d.popularity`;
const canBeHad = (market: Market) =>
  `d.locale = $1 and d.${priceIn(market)} is not null and '${market}' = any(d.available_in)`;

/** What goes with the products of `given`, then what sells, without those; only what can be had in the market. */
const pick = (market: Market) => `
   related as materialized (
     select r.other_id as product_id, sum(r.score) as score from related_products r
     join given g using (product_id)
     where r.other_id not in (select product_id from given) group by r.other_id
   ), near as materialized (
     select ${cardOf(market)}, r.score, false as "isPopular" from related r join documents d using (product_id)
     where ${canBeHad(market)} order by r.score desc, product_id limit $2
   ), popular as materialized (
     select ${cardOf(market)}, 0 as score, true as "isPopular" from documents d
     where ${canBeHad(market)} and product_id not in (select product_id from given)
       and product_id not in (select product_id from near)
     order by d.popularity desc, product_id desc limit $2
   )
   select product_id as "productId", slug, title, picture, price_minor as "priceMinor",
     has_price_range as "hasPriceRange", true as "isAvailable", "isPopular"
   from (select * from near union all select * from popular) as chosen
   order by "isPopular", score desc, popularity desc, product_id desc limit $2`;

type With = [locale: string, limit: number, productIds: string[]];
type For = [locale: string, limit: number, customerId: string];

/** By market: what is bought together with these products. */
export const recommendWith = byMarket((market) =>
  statement<RecommendedRow, With>(
    `insight.recommendations.with-${market}`,
    `with given as materialized (select unnest($3::uuid[]) as product_id), ${pick(market)}`,
  ),
);

/** By market: what goes with what a customer bought in their newest 20 orders. */
export const recommendFor = byMarket((market) =>
  statement<RecommendedRow, For>(
    `insight.recommendations.for-${market}`,
    `with given as materialized (
       select distinct v.product_id from (
         select order_id from order_figures where customer_id = $3 and paid_at is not null
         order by paid_at desc limit 20) o
       join order_lines l using (order_id) join variants v using (variant_id) limit 500
     ), ${pick(market)}`,
  ),
);

function byMarket<Values extends readonly unknown[]>(
  make: (market: Market) => (...values: Values) => Step<RecommendedRow>,
): Readonly<Record<Market, (...values: Values) => Step<RecommendedRow>>> {
  const made = marketNames.map((market) => [market, make(market)] as const);
  return Object.fromEntries(made) as Record<Market, (...values: Values) => Step<RecommendedRow>>;
}
