import { statement } from '#runtime/db/statement.ts';

/**
 * Tells staff, in the time line, of up to `limit` paid orders that should have been sent by now, and begins their time anew;
 * an order of which nothing is left to be sent has no such time any more. Gives the orders that were told of.
 */
export const tellUnsent = statement<{ orderId: string }, [limit: number, againSeconds: number]>(
  'order.due.tell-unsent',
  `with due as (
     select order_id, exists (select from order_lines l where l.order_id = o.order_id and l.variant_id is not null
       and l.shipped_quantity + l.withdrawn_quantity < l.quantity) as is_open
     from orders o where ship_before <= now() order by ship_before limit $1 for update skip locked),
   moved as (
     update orders o set ship_before = case when is_open then now() + make_interval(secs => $2) end,
       overdue_since = case when is_open then coalesce(overdue_since, now()) end
     from due where o.order_id = due.order_id)
   insert into order_timeline (order_id, what, who, why)
   select order_id, 'ship-overdue', 'system', 'Goods that are paid for are not sent in time; a person must look.'
   from due where is_open returning order_id as "orderId"`,
);

/** Tells staff once more, in the time line, of up to `limit` refunds that were refused a while ago. */
export const tellFailedRefunds = statement<{ orderId: string }, [limit: number]>(
  'order.due.tell-failed-refunds',
  `with due as (
     update refunds set due_at = null where refund_id in (
       select refund_id from refunds where due_at <= now() order by due_at limit $1 for update skip locked)
     returning order_id, credit_note)
   insert into order_timeline (order_id, what, who, why)
   select order_id, 'refund-overdue', 'system',
     'The money of ' || credit_note || ' was refused by the provider; a person must make it good.'
   from due returning order_id as "orderId"`,
);
