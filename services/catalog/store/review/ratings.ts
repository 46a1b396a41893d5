import { statement } from '#runtime/db/statement.ts';

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
