import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';
import type { ReservationState } from './find.ts';

/**
 * Commits an order's stock: from what it holds, or from what is free when the hold was released; all lines or none.
 * No row when there is no reservation. Sent after `lockReservation`. `offset 0` has each line found by its key, and never by
 * reading those of all orders.
 */
export const commitStock = statement<
  { before: ReservationState; isDone: boolean },
  [orderId: string, eventName: string, traceparent: string]
>(
  'catalog.reservations.commit',
  `with reservation as (
     select order_id, state from reservations where order_id = $1
   ), locked as (
     select ${lockedColumns}, r.state = 'held' as was_held,
       coalesce(l.quantity - l.shipped - l.cancelled, 0) as quantity,
       r.state = 'held' or s.free + s.backorder_limit >= coalesce(l.quantity - l.shipped - l.cancelled, 0) as is_possible
     from reservation r cross join lateral (select distinct variant_id from reservation_lines o
       where o.order_id = r.order_id and o.quantity > o.shipped + o.cancelled) open
     join stock s on s.variant_id = open.variant_id
     left join lateral (select * from reservation_lines where order_id = r.order_id and variant_id = s.variant_id
       and location_id = s.location_id offset 0) l on true
     where r.state <> 'committed'
     order by s.variant_id, s.location_id for no key update of s
   ), committed as (
     update reservations r set state = 'committed', version = r.version + 1
     where r.order_id = $1 and (select bool_and(is_possible) from locked)
     returning r.order_id
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select l.variant_id, l.location_id, c.order_id, case when l.was_held then 'committed' else 'retaken' end, l.quantity
     from committed c join locked l on l.quantity > 0
   ), ${changeStock({
     from: 'committed c join locked l on l.quantity > 0',
     held: 'case when l.was_held then -l.quantity else 0 end',
     committed: 'l.quantity',
   })}
   select ${toldLevels('$2', '$3')}, state as before, exists (select from committed) as "isDone" from reservation`,
);
