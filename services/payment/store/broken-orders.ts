import { statement } from '#runtime/db/statement.ts';

/**
 * Orders whose receivable is open although all has been said and done for two minutes: what was captured less what was
 * refunded is then what sales, cancellations and credit notes make due. What a dispute has taken of it is not refunded once
 * more; what staff have corrected after a statement is theirs to answer for.
 */
export const brokenOrders = statement<{ rule: string; id: string; detail: string }>(
  'payment.audit.orders',
  `with standing as (
     select coalesce(t.order_id, a.order_id) as order_id, e.currency, sum(e.amount_minor) as open_minor,
       coalesce(sum(e.amount_minor) filter (where why in ('sale', 'cancellation', 'credit-note')), 0) as due_minor
     from ledger_entry e join ledger_transaction t using (transaction_id) left join attempt a on a.attempt_id = t.attempt_id
     where e.account = 'receivable' and why in ('sale', 'cancellation', 'credit-note', 'capture', 'refund')
     group by 1, 2 having sum(e.amount_minor) <> 0 and max(t.posted_at) < now() - interval '2 minutes')
   select 'what was captured less what was refunded is what an order comes to' as rule, order_id::text as id,
     due_minor || ' ' || currency || ' due, ' || due_minor - open_minor || ' kept' as detail
   from standing
   where order_id is not null
     and (open_minor > 0 or -open_minor > (select coalesce(sum(disputed_minor), 0) from attempt
       where attempt.order_id = standing.order_id and attempt.currency = standing.currency))
     and not exists (select from attempt where attempt.order_id = standing.order_id
       and (state in ('new', 'unknown', 'pending', 'authorised')
         or (is_held and state = 'captured' and captured_minor + voided_minor < amount_minor)))
     and not exists (select from refund join attempt using (attempt_id)
       where attempt.order_id = standing.order_id and refund.state = 'pending')
     and not exists (select from capture join attempt using (attempt_id)
       where attempt.order_id = standing.order_id and capture.state = 'pending')
   limit 100`,
);

/** Orders whose credit notes and cancellation undo more of the discount than was booked, or leave some of it when all is undone. */
export const brokenDiscounts = statement<{ rule: string; id: string; detail: string }>(
  'payment.audit.discounts',
  `select 'what is undone of a sale undoes its discount, and no more' as rule, order_id::text as id,
     sum(amount_minor) || ' ' || currency || ' left' as detail
   from ledger_entry join ledger_transaction using (transaction_id)
   where account = 'discount' group by order_id, currency
   having sum(amount_minor) < 0 or (sum(amount_minor) > 0 and bool_or(why = 'cancellation')) limit 100`,
);
