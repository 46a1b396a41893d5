import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of additions. */
export const findBrokenAdditions = statement<BrokenRow, [limit: number]>(
  'order.audit-additions',
  `select * from (
     select 'an addition is in the time line of its order' as rule, a.addition_id::text as id, a.reference as detail
     from order_additions a
     where (select count(*) from order_timeline t where t.order_id = a.order_id and t.what = 'added')
       <> (select count(*) from order_additions other where other.order_id = a.order_id)
     union all
     select 'an addition that is undone is so in the time line of its order', a.order_id::text, count(*) || ' undone'
     from order_additions a join orders o on o.order_id = a.addition_id where o.state = 'cancelled'
     group by a.order_id having count(*) <> (
       select count(*) from order_timeline t where t.order_id = a.order_id and t.what = 'addition-undone')
     union all
     select 'an addition costs in the currency of its order', a.addition_id::text, o.currency
     from order_additions a join orders o on o.order_id = a.addition_id join orders p on p.order_id = a.order_id
     where o.currency <> p.currency
     union all
     select 'nothing is added to an addition', a.addition_id::text, a.order_id::text
     from order_additions a join order_additions b on b.addition_id = a.order_id
     union all
     select 'one addition of an order at most waits to be paid', a.order_id::text, count(*) || ' wait'
     from order_additions a join orders o on o.order_id = a.addition_id
     where o.state in ('placed', 'awaiting-payment', 'payment-refused') group by a.order_id having count(*) > 1
     union all
     select 'what was added to a cancelled order is cancelled or was sent', a.addition_id::text, o.state
     from order_additions a join orders o on o.order_id = a.addition_id join orders p on p.order_id = a.order_id
     where p.cancelled_at < now() - interval '60 s' and o.state <> 'cancelled' and o.fulfilment = 'none'
   ) as broken order by rule, id limit $1`,
);
