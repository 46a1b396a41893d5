import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of refunds and their credit notes. */
export const findBrokenRefunds = statement<BrokenRow, [limit: number]>(
  'order.audit-refunds',
  `with by_order as (
     select order_id, sum(amount_minor) as amount, sum(shipping_minor) as shipping from refunds group by order_id),
   by_refund as (
     select refund_id, sum(amount_minor) as amount, sum(tax_minor) as tax from refund_lines group by refund_id),
   by_line as (
     select line_id, sum(quantity) as quantity, sum(amount_minor) as amount, sum(tax_minor) as tax
     from refund_lines group by line_id)
   select * from (
     select 'an order counts what was given back of it' as rule, o.order_id::text as id,
       o.refunded_minor || ', refunds ' || coalesce(b.amount, 0) as detail
     from orders o left join by_order b using (order_id)
     where o.refunded_minor <> coalesce(b.amount, 0) or o.shipping_refunded_minor <> coalesce(b.shipping, 0)
     union all
     select 'a line counts what was given back of it', l.line_id::text, l.refunded_minor || ', refunds ' || coalesce(b.amount, 0)
     from order_lines l left join by_line b using (line_id)
     where (l.refunded_quantity, l.refunded_minor, l.refunded_tax_minor)
       <> (coalesce(b.quantity, 0), coalesce(b.amount, 0), coalesce(b.tax, 0))
     union all
     select 'a refund is the sum of its parts', r.refund_id::text, r.amount_minor::text
     from refunds r left join by_refund b using (refund_id)
     where r.amount_minor <> coalesce(b.amount, 0) + r.shipping_minor + r.goodwill_minor
       or r.tax_minor <> coalesce(b.tax, 0) + r.shipping_tax_minor
     union all
     select 'a refund is done in time', refund_id::text, state || ', goods ' || goods
     from refunds where (state = 'pending' or goods = 'asked') and created_at < now() - interval '60 s'
       and asked_in_vain_at > now() - interval '60 s' is not true
     union all
     select 'staff are told of a refused refund in time', refund_id::text, 'due ' || due_at
     from refunds where due_at < now() - interval '60 s'
   ) as broken order by rule, id limit $1`,
);
