import { statement } from '#runtime/db/statement.ts';
import { intoEventLog } from '../event-log.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';

/**
 * Releases up to `limit` holds whose time is over on the database's clock, and announces each order and each variant
 * that came to another level. Those that somebody is working on are left for the next round.
 */
export const expireHolds = statement<
  { expired: number },
  [limit: number, releasedEvent: string, stockEvent: string, traceparent: string]
>(
  'catalog.reservations.expire',
  `with due as (
     select order_id from reservations where state = 'held' and held_until <= now()
     order by held_until limit $1 for update skip locked
   ), line as (
     select l.* from due join reservation_lines l using (order_id)
   ), given_back as (
     select variant_id, location_id, sum(quantity)::bigint as quantity from line group by variant_id, location_id
   ), locked as (
     select ${lockedColumns}, g.quantity
     from (select distinct variant_id from given_back) v join stock s using (variant_id)
     left join given_back g using (variant_id, location_id)
     order by s.variant_id, s.location_id for no key update of s
   ), released as (
     update reservations r set state = 'released', version = r.version + 1
     from due where r.order_id = due.order_id
     returning r.order_id, r.version
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select variant_id, location_id, order_id, 'expired', quantity from line
   ), ${changeStock({
     from: '(select * from locked where quantity > 0) l',
     held: '-l.quantity',
   })}, announced_orders as (
     ${intoEventLog} $2::text, order_id::text, version, jsonb_build_object('orderId', order_id), $4::text
     from released
   )
   select count(*) as expired, ${toldLevels('$3', '$4')} from due`,
);
