import type { OrderBookValue } from '#contracts/audit.ts';
import { statement } from '#runtime/db/statement.ts';

/** What explains that an order differs from what its neighbours know; null where it rests. */
const openBecause = `case
     when o.lease_until > now() then 'it is being worked on'
     when o.state = 'placed' then 'it is being placed'
     when a.cancelling then 'its money is being given back'
     when a.unheard then 'payment has not answered'
     when r.open then 'something of it is being given back'
     when r.refused then 'a refund was refused by the provider'
     when o.hold is not null and exists (select from charges c where c.order_id = o.order_id and c.state = 'pending')
       then 'the money of a parcel is being taken'
     when o.hold = 'closing' then 'the rest of its hold is being let go'
     when o.state in ('paid', 'authorised', 'on-delivery') and o.stock <> 'committed' then 'its goods are being set aside'
     when o.state = 'cancelled' and o.stock <> 'returned' then 'its goods are being given back' end`;

/** What orders come to, as contracts/audit.ts tells it. */
export const tellOrderBooks = statement<OrderBookValue, [orderIds: string[]]>(
  'order.books.tell',
  `select o.order_id as "orderId", o.currency, o.state, ${openBecause} as "openBecause",
     case when o.state <> 'paid' then 0 when o.hold is null then o.total_minor - o.refunded_minor
       else o.charged_minor + o.waived_minor - o.refunded_minor end as "keptMinor",
     case when o.paid_at is null then 0 else o.total_minor end as "soldMinor",
     case when o.paid_at is null then 0 when o.state = 'cancelled' then o.total_minor else o.refunded_minor end as "returnedMinor",
     case when o.state in ('placed', 'cancelled') then 0 else coalesce(l.units, 0) end as units,
     o.state in ('paid', 'authorised', 'on-delivery') as "isSecured"
   from orders o
   left join lateral (select coalesce(bool_or(state = 'cancelling'), false) as cancelling,
     coalesce(bool_or(state in ('started', 'unknown')), false) as unheard
     from payment_attempts p where p.order_id = o.order_id) a on true
   left join lateral (select coalesce(bool_or(state = 'pending' or goods = 'asked'), false) as open,
     coalesce(bool_or(state = 'failed'), false) as refused from refunds f where f.order_id = o.order_id) r on true
   left join lateral (select sum(quantity - withdrawn_quantity)::bigint as units from order_lines g
     where g.order_id = o.order_id and g.variant_id is not null) l on true
   where o.order_id = any($1::uuid[])`,
);

/** Orders in the order of their ids, 500 behind one of them. */
export const listBookedOrders = statement<{ orderId: string }, [after: string | null]>(
  'order.books.list',
  `select order_id as "orderId" from orders
   where order_id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by order_id limit 500`,
);
