import { statement } from '#runtime/db/statement.ts';

/**
 * Applies the newest rate of each currency that is not of a day to come (UTC) where it differs from the one applied, and
 * begins the walk over all products anew; without products there is nothing to walk.
 */
export const applyRates = statement(
  'catalog.rates.apply',
  `with newest as (
     select e.currency, r.rate_date, r.per_usd from price_endings e cross join lateral (
       select * from exchange_rates known where known.currency = e.currency
         and known.rate_date <= (now() at time zone 'utc')::date order by known.rate_date desc limit 1) r
     where not exists (select from applied_rates a
       where (a.currency, a.rate_date, a.per_usd) = (r.currency, r.rate_date, r.per_usd))
   ), applied as (
     insert into applied_rates select * from newest order by currency
     on conflict (currency) do update set rate_date = excluded.rate_date, per_usd = excluded.per_usd
     returning 1
   )
   update price_walk set after_product_id = null, is_done = not exists (select from products)
   where exists (select from applied)`,
);

/** The next products of the walk, in the order of their ids, and the one it stands behind; no row when it is done. */
export const findNextOnWalk = statement<{ after: string | null; productIds: string[] }, [limit: number]>(
  'catalog.prices.find-next-on-walk',
  `select w.after_product_id as after, to_jsonb(array(
     select p.product_id from products p
     where w.after_product_id is null or p.product_id > w.after_product_id order by p.product_id limit $1)) as "productIds"
   from price_walk w where not w.is_done`,
);

/** Moves the walk on behind a product, or ends it (null); refuses (`walk-moved`) when it stands elsewhere by now. */
export const advanceWalk = statement<unknown, [after: string | null, next: string | null]>(
  'catalog.prices.advance-walk',
  `with moved as (
     update price_walk set after_product_id = $2::uuid, is_done = $2::uuid is null
     where not is_done and after_product_id is not distinct from $1::uuid returning 1)
   select must(exists (select from moved), 'walk-moved')`,
);
