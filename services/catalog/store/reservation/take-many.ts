import { plannedOnce, statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';

/**
 * Holds one variant for many orders, each of which wants nothing else and is named once, in the order in which they came for
 * as long as there is enough: the row is locked, changed and told once for all. `heldIds` are those that have it now; `left`
 * is what is left over after them, null when the variant is not sold or lies at several locations, and nothing is held.
 */
export const takeForMany = statement<
  { heldIds: string[]; left: number | null },
  [
    variantId: string,
    orderIds: string[],
    quantities: number[],
    holdSeconds: number[],
    eventName: string,
    traceparent: string,
  ]
>(
  'catalog.reservations.take-for-many',
  plannedOnce(
    ['uuid', 'uuid[]', 'bigint[]', 'float8[]', 'text', 'text'],
    `with locked as (
     select ${lockedColumns}, s.free + s.backorder_limit as usable
     from stock s
     where s.variant_id = $1 and exists (select from variants v join products p using (product_id)
       where v.variant_id = $1 and v.is_sold and not p.is_hidden)
     order by s.location_id for no key update of s
   ), account as (
     select min(usable) as usable from locked having count(*) = 1
   ), fitting as (
     select order_id, quantity, hold_seconds from account, (
       select order_id, quantity, hold_seconds, sum(quantity) over (order by place) as taken
       from unnest($2::uuid[], $3::bigint[], $4::float8[]) with ordinality as asked (order_id, quantity, hold_seconds, place)
       where not exists (select from reservations r where r.order_id = asked.order_id)) asked
     where taken <= usable
   ), reservation as (
     insert into reservations (order_id, state, held_until)
     select order_id, 'held', now() + make_interval(secs => hold_seconds) from fitting
     on conflict (order_id) do nothing
     returning order_id
   ), share as (
     select l.*, f.order_id, f.quantity from reservation r join fitting f using (order_id) cross join locked l
   ), line as (
     insert into reservation_lines (order_id, variant_id, location_id, quantity)
     select order_id, variant_id, location_id, quantity from share
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select variant_id, location_id, order_id, 'held', quantity from share
   ), summed as (
     select coalesce(sum(quantity), 0)::bigint as quantity from share
   ), ${changeStock({
     from: '(select locked.*, summed.quantity from locked cross join summed where summed.quantity > 0) l',
     held: 'l.quantity',
   })}
   select ${toldLevels('$5', '$6')}, (select usable - quantity from account cross join summed) as left,
     coalesce((select jsonb_agg(order_id) from reservation), '[]') as "heldIds"`,
  ),
);
