import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';
import type { ReservationState } from './find.ts';

/**
 * Gives the stock of an order back, held or committed. No row when there is no reservation. Sent after `lockReservation`.
 */
export const releaseStock = statement<
  { before: ReservationState },
  [orderId: string, eventName: string, traceparent: string]
>(
  'catalog.reservations.release',
  `with reservation as (
     select order_id, state from reservations where order_id = $1
   ), locked as (
     select ${lockedColumns}, coalesce(l.quantity - l.shipped - l.cancelled, 0) as quantity, r.order_id,
       r.state = 'held' as was_held
     from reservation r cross join lateral (select distinct variant_id from reservation_lines o
       where o.order_id = r.order_id and o.quantity > o.shipped + o.cancelled) open
     join stock s on s.variant_id = open.variant_id
     left join lateral (select * from reservation_lines where order_id = r.order_id and variant_id = s.variant_id
       and location_id = s.location_id offset 0) l on true
     where r.state <> 'released'
     order by s.variant_id, s.location_id for no key update of s
   ), released as (
     update reservations r set state = 'released', version = r.version + 1
     from reservation where r.order_id = reservation.order_id and reservation.state <> 'released'
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select variant_id, location_id, order_id, case when was_held then 'released' else 'cancelled' end, quantity
     from locked where quantity > 0
   ), ${changeStock({
     from: '(select * from locked where quantity > 0) l',
     held: 'case when l.was_held then -l.quantity else 0 end',
     committed: 'case when l.was_held then 0 else -l.quantity end',
   })}
   select state as before, ${toldLevels('$2', '$3')} from reservation`,
);
