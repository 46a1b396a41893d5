import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of returns. */
export const findBrokenReturns = statement<BrokenRow, [limit: number]>(
  'order.audit-returns',
  `with claimed as (
     select line_id, sum(coalesce(g.received, g.quantity)) as quantity
     from return_lines g join returns r using (return_id)
     where r.state not in ('refused', 'expired') group by line_id),
   settled as (
     select r.return_id, r.order_id, r.outcome, r.exchange_order_id, f.refund_id, f.order_id as refunded_order_id,
       coalesce((select jsonb_object_agg(line_id, received) from return_lines g
         where g.return_id = r.return_id and received > 0), '{}') as arrived,
       coalesce((select jsonb_object_agg(line_id, quantity) from refund_lines b
         where b.refund_id = f.refund_id), '{}') as given_back,
       coalesce((select jsonb_object_agg(variant_id, quantity) from (
         select l.variant_id, sum(g.received) as quantity from return_lines g join order_lines l using (line_id)
         where g.return_id = r.return_id and g.received > 0 group by l.variant_id) as each), '{}') as goods,
       coalesce((select jsonb_object_agg(variant_id, quantity) from (
         select l.variant_id, sum(l.quantity) as quantity from order_lines l
         where l.order_id = r.exchange_order_id group by l.variant_id) as each), '{}') as sent_again
     from returns r left join refunds f using (return_id) where r.state = 'closed')
   select * from (
     select 'no more is sent back than was sent' as rule, l.line_id::text as id,
       c.quantity || ' of ' || l.shipped_quantity as detail
     from order_lines l join claimed c using (line_id) where c.quantity > l.shipped_quantity
     union all
     select 'a return rests no longer than its deadline', return_id::text, 'due ' || due_at
     from returns where due_at < now() - interval '60 s'
     union all
     select 'a return that arrived is settled', return_id::text, 'since ' || changed_at
     from returns where state = 'received' and changed_at < now() - interval '60 s'
       and asked_in_vain_at > now() - interval '1 hour' is not true
     union all
     select 'a return gives back what arrived of it', return_id::text, given_back::text || ', arrived ' || arrived::text
     from settled where outcome = 'refund' and (given_back <> arrived or refunded_order_id is distinct from order_id)
     union all
     select 'an exchange sends again what arrived of it', return_id::text, sent_again::text || ', arrived ' || goods::text
     from settled where outcome = 'exchange' and (sent_again <> goods or refund_id is not null)
     union all
     select 'a refund of a return comes after its arrival', f.refund_id::text, r.state
     from refunds f join returns r using (return_id) where r.state not in ('received', 'closed')
     union all
     select 'goods that are sent again belong to an exchange', o.order_id::text, d.reference
     from draft_orders d join orders o using (order_id)
     where d.reference ~ '^exchange [0-9a-f-]{36}$' and o.state = 'paid' and o.paid_at < now() - interval '1 hour'
       and not exists (select from returns r where r.exchange_order_id = o.order_id)
   ) as broken order by rule, id limit $1`,
);
