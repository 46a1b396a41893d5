import { statement } from '#runtime/db/statement.ts';
import { decidedAt } from './decided-at.ts';
import { isUnsettled } from './is-unsettled.ts';

/** The orders that rows belong to, whatever rows they are: lines, refunds, returns, parcels, edits, carts, documents by their numbers, or orders themselves. */
export const findOrdersOfIds = statement<{ orderId: string }, [ids: string[], documentNumbers: string[]]>(
  'order.books.orders-of-ids',
  `select order_id as "orderId" from orders where order_id = any($1::uuid[])
   union select order_id from order_lines where line_id = any($1::uuid[])
   union select order_id from refunds where refund_id = any($1::uuid[])
   union select order_id from returns where return_id = any($1::uuid[])
   union select order_id from shipments where shipment_id = any($1::uuid[])
   union select order_id from charges where charge_id = any($1::uuid[])
   union select order_id from order_edits where edit_id = any($1::uuid[])
   union select order_id from documents where number = any($2)
   union select frozen_by from carts where cart_id = any($1::uuid[]) and frozen_by is not null
   union select order_id from orders where cart_id = any($1::uuid[]) and state <> 'cancelled'`,
);

/** Orders that something of has been under way for over a minute: whoever looks at changes alone would not see them. */
export const findLateOrders = statement<{ orderId: string }, [limit: number]>(
  'order.books.late',
  `(select order_id as "orderId" from orders where look_at < now() - interval '60 s' order by look_at limit $1)
   union (select order_id from orders where state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')
     and (look_at is null or pay_before < now() - interval '60 s' or state = 'placed' and placed_at < now() - interval '60 s') limit $1)
   union (select order_id from orders where ${isForgotten()} limit $1)
   union (select order_id from orders o where ${isUnsettled} and ${decidedAt} < now() - interval '60 s' limit $1)
   union (select order_id from payment_attempts where state = 'cancelling' and changed_at < now() - interval '60 s'
     and asked_in_vain_at > now() - interval '60 s' is not true limit $1)
   union (select order_id from refunds where (state = 'pending' or goods = 'asked') and created_at < now() - interval '60 s' limit $1)
   union (select order_id from charges where state = 'pending' and created_at < now() - interval '10 minutes' limit $1)
   union (select order_id from returns where due_at < now() - interval '60 s' limit $1)
   union (select order_id from returns where state = 'received' and changed_at < now() - interval '60 s' limit $1)`,
);

/** These orders and those that are judged with them: exchanged for or from a return, added to or an addition, and so on. */
export const findRelated = statement<{ orderId: string }, [orderIds: readonly string[]]>(
  'order.books.related',
  `with recursive known as (
     select unnest($1::uuid[]) as order_id
     union
     select other.order_id from known, lateral (
       select exchange_order_id as order_id from returns where order_id = known.order_id and exchange_order_id is not null
       union all select order_id from returns where exchange_order_id = known.order_id
       union all select addition_id from order_additions where order_id = known.order_id
       union all select order_id from order_additions where addition_id = known.order_id) as other)
   select order_id as "orderId" from known`,
);

/** Unfinished, and nobody will look at it: as the index `orders_forgotten` has it. */
function isForgotten(): string {
  return `look_at is null and (state in ('placed', 'awaiting-payment', 'payment-refused', 'authorised', 'on-delivery')
       or (state = 'paid' and stock <> 'committed') or (state = 'cancelled' and stock <> 'returned'))`;
}
