import type { OrderBookValue } from '#contracts/audit.ts';
import { statement } from '#runtime/db/statement.ts';

/** Something happened to it within a minute: what takes longer explains nothing any more. */
const isFresh = `greatest(o.placed_at, t.at, a.changed_at) > now() - interval '60 s'`;

/** What explains that an order differs from what its neighbours know; null where it rests, or does so for too long. */
const openBecause = `case when ${isFresh} then case
     when o.lease_until > now() then 'it is being worked on'
     when o.state = 'placed' then 'it is being placed' end end`;

/** The same of its money. While the provider is away payment knows it, and says so itself. */
const moneyBecause = `case
     when ${isFresh} and a.cancelling then 'its money is being given back'
     when ${isFresh} and a.unheard then 'payment has not answered'
     when r.money_open then 'something of it is being given back'
     when o.hold is not null and exists (select from charges c where c.order_id = o.order_id and c.state = 'pending'
       and c.created_at > now() - interval '60 s') then 'the money of a parcel is being taken'
     when ${isFresh} and o.hold = 'closing' then 'the rest of its hold is being let go' end`;

/** The same of its goods. */
const goodsBecause = `case
     when r.goods_open then 'something of it is being given back'
     when ${isFresh} and o.state in ('paid', 'authorised', 'on-delivery') and o.stock <> 'committed' then 'its goods are being set aside'
     when ${isFresh} and o.state = 'cancelled' and o.stock <> 'returned' then 'its goods are being given back' end`;

/** What orders come to, as contracts/audit.ts tells it. */
export const tellOrderBooks = statement<OrderBookValue, [orderIds: string[]]>(
  'order.books.tell',
  `select o.order_id as "orderId", o.currency, o.state, ${openBecause} as "openBecause",
     ${moneyBecause} as "moneyBecause", ${goodsBecause} as "goodsBecause", r.refused_minor as "refusedMinor",
     case when o.state <> 'paid' then 0 when o.hold is null then o.total_minor - o.refunded_minor
       else o.charged_minor + o.waived_minor - o.refunded_minor end as "keptMinor",
     case when o.paid_at is null then 0 else o.total_minor end as "soldMinor",
     case when o.paid_at is null then 0 when o.state = 'cancelled' then o.total_minor else o.refunded_minor end as "returnedMinor",
     case when o.state in ('placed', 'cancelled') then 0 else coalesce(l.units, 0) end as units,
     o.state in ('paid', 'authorised', 'on-delivery') as "isSecured"
   from orders o
   left join lateral (select coalesce(bool_or(state = 'cancelling'), false) as cancelling,
     coalesce(bool_or(state in ('started', 'unknown')), false) as unheard, max(changed_at) as changed_at
     from payment_attempts p where p.order_id = o.order_id) a on true
   left join lateral (select max(e.at) as at from order_timeline e where e.order_id = o.order_id) t on true
   left join lateral (select coalesce(bool_or(state = 'pending' and created_at > now() - interval '60 s'), false) as money_open,
     coalesce(bool_or(goods = 'asked' and created_at > now() - interval '60 s'), false) as goods_open,
     coalesce(sum(amount_minor - waived_minor) filter (where state = 'failed'), 0)::bigint as refused_minor
     from refunds f where f.order_id = o.order_id) r on true
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
