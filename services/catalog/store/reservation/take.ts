import { plannedOnce, statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';

/**
 * Holds all lines for an order or none of them; each variant is named once. Rows are locked in the order of variant and
 * location, so that two orders can never wait for each other; what is free is judged after the lock. `isNew` is false
 * when nothing was taken: there was not enough, a variant is not sold or hidden, or the order has a reservation already. Where goods
 * lie at one location, which is the rule, nothing is chosen; else the function `split_stock` says which gives what.
 */
export const takeStock = statement<
  { isNew: boolean },
  [
    orderId: string,
    variantIds: string[],
    quantities: number[],
    holdSeconds: number,
    eventName: string,
    traceparent: string,
  ]
>(
  'catalog.reservations.take',
  plannedOnce(
    ['uuid', 'uuid[]', 'bigint[]', 'float8', 'text', 'text'],
    `with locked as (
     select ${lockedColumns}, w.quantity as wanted, s.free + s.backorder_limit as usable
     from unnest($2::uuid[], $3::bigint[]) as w (variant_id, quantity) join stock s on s.variant_id = w.variant_id
     where exists (select from variants v join products p using (product_id)
         where v.variant_id = w.variant_id and v.is_sold and not p.is_hidden)
       and not exists (select from reservations where order_id = $1)
     order by s.variant_id, s.location_id for no key update of s
   ), found as (
     select min(location_id) <> max(location_id) as are_several,
       case when min(location_id) = max(location_id) then bool_and(usable >= wanted) and count(*) = cardinality($2) end as is_enough,
       case when min(location_id) <> max(location_id) then split_stock($2, $3, array_agg(variant_id)) end as split
     from locked
   ), share as (
     select l.*, case when are_several then (split ->> (variant_id || ' ' || location_id))::bigint else wanted end as quantity
     from found cross join locked l where is_enough or split ? (variant_id || ' ' || location_id)
   ), reservation as (
     insert into reservations (order_id, state, held_until)
     select $1, 'held', now() + make_interval(secs => $4::float8) where exists (select from share)
     on conflict (order_id) do nothing
     returning order_id
   ), line as (
     insert into reservation_lines (order_id, variant_id, location_id, quantity)
     select r.order_id, l.variant_id, l.location_id, l.quantity from reservation r cross join share l
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select l.variant_id, l.location_id, r.order_id, 'held', l.quantity from reservation r cross join share l
   ), ${changeStock({
     from: 'reservation r cross join share l',
     held: 'l.quantity',
   })}
   select ${toldLevels('$5', '$6')}, exists (select from reservation) as "isNew"`,
  ),
);
