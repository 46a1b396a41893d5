import type { PaymentBookValue } from '#contracts/audit.ts';
import { statement } from '#runtime/db/statement.ts';

/** What is kept of the payments of orders. What is not decided or not done yet explains a difference. */
export const tellPaymentBooks = statement<PaymentBookValue, [orderIds: string[]]>(
  'payment.books.tell',
  `select order_id as "orderId", currency, sum(captured_minor - refunded_minor)::bigint as "keptMinor",
     coalesce(sum(disputed_minor), 0)::bigint as "withheldMinor",
     case when bool_or(state in ('new', 'unknown')) then 'the provider has not answered'
       when bool_or(is_cancelled and captured_minor > refunded_minor + disputed_minor) then 'its money is being given back'
       when bool_or(exists (select from refund r where r.attempt_id = attempt.attempt_id and r.state = 'pending'))
         then 'a refund is under way'
       when bool_or(exists (select from capture c where c.attempt_id = attempt.attempt_id and c.state = 'pending'))
         then 'a capture is under way' end as "openBecause"
   from attempt where order_id = any($1::uuid[]) group by order_id, currency`,
);

/** Orders of which there are attempts, in the order of their ids, 500 behind one of them. */
export const listBookedOrders = statement<{ orderId: string }, [after: string | null]>(
  'payment.books.list',
  `select distinct order_id as "orderId" from attempt
   where order_id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by order_id limit 500`,
);

/** The orders that rows belong to: attempts, refunds, captures, transactions, or orders themselves. */
export const findOrdersOfIds = statement<{ orderId: string }, [ids: string[]]>(
  'payment.books.orders-of-ids',
  `with named as (
     select attempt_id from attempt where attempt_id = any($1::uuid[])
     union select attempt_id from refund where refund_id = any($1::uuid[])
     union select attempt_id from capture where capture_id = any($1::uuid[])
     union select attempt_id from ledger_transaction where transaction_id = any($1::uuid[]) and attempt_id is not null)
   select order_id as "orderId" from attempt join named using (attempt_id) where order_id is not null
   union select order_id from attempt where order_id = any($1::uuid[])
   union select order_id from ledger_transaction where transaction_id = any($1::uuid[]) and order_id is not null
   union select order_id from ledger_transaction where order_id = any($1::uuid[])`,
);

/** Orders that something of has been under way for long: whoever looks at changes alone would not see them. */
export const findLateOrders = statement<{ orderId: string }, [limit: number]>(
  'payment.books.late',
  `select distinct order_id as "orderId" from (
     (select order_id from attempt where (state in ('new', 'unknown')
       or (is_cancelled and (captured_minor > refunded_minor + disputed_minor or state in ('pending', 'authorised')))
       or (state = 'declined' and decline_code = 'not-received' and looks < 12)
       or ((is_cancelled or is_released) and is_held and state in ('authorised', 'captured') and captured_minor + voided_minor < amount_minor))
       and updated_at < now() - interval '60 s' limit $1)
     union all
     (select a.order_id from refund r join attempt a using (attempt_id)
       where r.state = 'pending' and r.created_at < now() - interval '2 minutes' limit $1)
     union all
     (select a.order_id from capture c join attempt a using (attempt_id)
       where c.state = 'pending' and c.created_at < now() - interval '2 minutes' limit $1)) as late
   where order_id is not null`,
);
