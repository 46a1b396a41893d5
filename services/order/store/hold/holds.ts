import { statement } from '#runtime/db/statement.ts';

/**
 * An order whose money is held is paid by its first parcel: two versions on, for the two events that tell of it. Refused as
 * `order-moved` when somebody else has moved it.
 */
export const moveToPaidByParcel = statement<unknown, [orderId: string, version: number]>(
  'order.hold.paid-by-parcel',
  `with moved as (
     update orders set version = version + 2, state = 'paid', paid_at = now(), documented = 'invoiced'
     where order_id = $1 and version = $2 and state = 'authorised' returning 1)
   select must(exists (select from moved), 'order-moved')`,
);

/**
 * Ends the hold of a paid order when all of it is taken or waived and no parcel is under way: what was waived is let go.
 * Changes nothing otherwise.
 */
export const settleHold = statement<unknown, [orderId: string]>(
  'order.hold.settle',
  `update orders o set pay_before = null, hold = case when waived_minor > 0 then 'closing' else 'closed' end
   where order_id = $1 and hold = 'open' and state = 'paid' and charged_minor + waived_minor = total_minor
     and not exists (select from charges c where c.order_id = o.order_id and c.state = 'pending')
     and not exists (select from order_lines l where l.order_id = o.order_id and l.variant_id is not null
       and l.shipped_quantity + l.withdrawn_quantity < l.quantity)`,
);

/** Paid orders whose hold is over while goods are still unsent, the longest first. */
export const findHoldsOver = statement<{ orderId: string }, [limit: number]>(
  'order.hold.find-over',
  `select order_id as "orderId" from orders o where state = 'paid' and pay_before <= now()
     and not exists (select from charges c where c.order_id = o.order_id and c.state = 'pending')
   order by pay_before limit $1`,
);

/** Attempts of which something is still to be let go. */
export const findClosingHolds = statement<{ orderId: string; attemptId: string }, [limit: number]>(
  'order.hold.find-closing',
  `select o.order_id as "orderId", a.attempt_id as "attemptId"
   from orders o join payment_attempts a on a.order_id = o.order_id and a.state = 'captured'
   where o.hold = 'closing' order by o.order_id limit $1`,
);

/** Notes that what was waived of an order is let go. */
export const closeHold = statement<unknown, [orderId: string]>(
  'order.hold.close',
  `update orders set hold = 'closed' where order_id = $1 and hold = 'closing'`,
);
