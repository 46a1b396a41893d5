import { statement } from '#runtime/db/statement.ts';
import { intoEventLog } from '../event-log.ts';
import { tellsReviews } from './tells-reviews.ts';

/*
 * Reviews are changed behind the lock of the ratings that count them, taken by a statement of its own: a statement that
 * waits for a row in its own middle goes on with the numbers from before the wait, and a check constraint judges those.
 */

/** Opens the rating, of no stars, of a product that a customer bought, before its first review. */
export const openRating = statement<unknown, [productId: string, customerId: string]>(
  'catalog.ratings.open',
  `insert into product_ratings (product_id)
   select distinct product_id from purchases where product_id = $1 and customer_id = $2
   on conflict (product_id) do nothing`,
);

/** Locks the rating of a product. */
export const lockRating = statement<unknown, [productId: string]>(
  'catalog.ratings.lock',
  'select from product_ratings where product_id = $1 for update',
);

/** Locks the ratings of the products of these reviews. */
export const lockRatingsOf = statement<unknown, [reviewIds: string[]]>(
  'catalog.ratings.lock-of-reviews',
  `select from product_ratings where product_id in (select product_id from reviews where review_id = any($1::uuid[]))
   order by product_id for update`,
);

/** Locks the ratings of the products that a customer reviewed. */
export const lockRatingsBy = statement<unknown, [customerId: string]>(
  'catalog.ratings.lock-by-customer',
  `select from product_ratings where product_id in (select product_id from reviews where customer_id = $1)
   order by product_id for update`,
);

/** Sets the rating of a product to that of its approved reviews, and tells of it when it was another. After `lockRating`. */
export const recountRating = statement<
  unknown,
  [productId: string, eventName: 'reviews.changed', traceparent: string]
>(
  'catalog.ratings.recount',
  `with counted as (
     select array(select count(r.rating)::int from generate_series(1, 5) as star
       left join reviews r on r.product_id = $1 and r.state = 'approved' and r.rating = star
       group by star order by star) as stars
   ), written as (
     insert into product_ratings as known (product_id, stars)
     select $1, stars from counted where stars <> '{0,0,0,0,0}' or exists (select from product_ratings where product_id = $1)
     on conflict (product_id) do update set stars = excluded.stars where known.stars <> excluded.stars
     returning product_id
   )
   ${intoEventLog} $2::text, ${tellsReviews}, $3::text
   from products p where p.product_id in (select product_id from written)`,
);
