import { plannedOnce, statement } from '#runtime/db/statement.ts';

const keptMost = 20;
const basketsMost = 500;
/** Baskets of more lines are those of resellers, in which everything goes with everything. */
const linesMost = 100;

/**
 * Notes that the products of sold orders are to be related anew, so many seconds from now: more baskets are waited for.
 * What is noted already is held until the orders are written, so that nobody works it out without it.
 */
export const noteStale = statement<unknown, [orderIds: readonly string[], restSeconds: number]>(
  'insight.stale-products.note',
  plannedOnce(
    ['uuid[]', 'float8'],
    `insert into stale_products as known (product_id, due_at)
   select distinct v.product_id, now() + make_interval(secs => $2)
   from order_lines l join variants v using (variant_id) where l.order_id = any($1) order by 1
   on conflict (product_id) do update set due_at = known.due_at where false`,
  ),
);

/**
 * Works out for up to `limit` products that are due what goes with them, from their newest ${basketsMost} baskets that were kept
 * by their buyers: as many of each variant are read, newest first, however many it was ever sold in, and what
 * is in them is found by its key (`offset 0`). The score of a product is the share of the baskets that hold it, times the root-like lift
 * (all baskets ÷ its own)^0.3 against what goes with everything, shrunk by c ÷ (c + 3) while c, the baskets with both, are
 * few. Gives the number of products.
 */
export const relateProducts = statement<{ related: number }, [limit: number]>(
  'insight.related-products.relate',
  `with due as (
     delete from stale_products where product_id in (
       select product_id from stale_products where due_at <= now() order by due_at, product_id limit $1
       for update skip locked)
     returning product_id
   ), everything as materialized (
     select greatest(sum(orders), 1)::float8 as baskets from market_figures
   ), own as materialized (
     select due.product_id, o.order_id from due cross join lateral (
       select newest.order_id, max(newest.day) as day from variants v cross join lateral (
         select distinct l.day, l.order_id from order_lines l
         where l.variant_id = v.variant_id and l.refunded_quantity < l.quantity
           and (select count(*) from order_lines m where m.order_id = l.order_id) <= ${linesMost}
         order by 1 desc, 2 limit ${basketsMost}) newest
       where v.product_id = due.product_id
       group by newest.order_id order by 2 desc, 1 limit ${basketsMost}) o
   ), counted as (
     select product_id, count(*) as baskets from own group by product_id
   ), pairs as (
     select own.product_id, v.product_id as other_id, count(distinct own.order_id) as baskets
     from own cross join lateral (
       select variant_id from order_lines l
       where l.order_id = own.order_id and l.refunded_quantity < l.quantity offset 0) l
     cross join lateral (select product_id from variants where variant_id = l.variant_id offset 0) v
     where v.product_id <> own.product_id group by 1, 2
   ), scored as (
     select p.*, p.baskets::float8 / c.baskets * (e.baskets / greatest(s.baskets, 1)) ^ 0.3
       * p.baskets / (p.baskets + 3) as score
     from pairs p join counted c using (product_id) cross join everything e cross join lateral (
       select sum(n.baskets) as baskets from variants v join variant_sales n using (variant_id)
       where v.product_id = p.other_id) s
   ), placed as (
     select *, row_number() over (partition by product_id order by score desc, other_id) as place from scored
   ), written as (
     insert into related_products as known (product_id, place, other_id, baskets, score)
     select product_id, place, other_id, baskets, score from placed where place <= ${keptMost} order by 1, 2
     on conflict (product_id, place) do update set other_id = excluded.other_id, baskets = excluded.baskets,
       score = excluded.score
     returning product_id
   ), gone as (
     delete from related_products r using due where r.product_id = due.product_id
       and r.place > (select count(*) from placed where placed.product_id = due.product_id)
   )
   select count(*)::int as related from due`,
);
