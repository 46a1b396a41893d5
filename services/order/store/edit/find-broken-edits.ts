import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of edits. */
export const findBrokenEdits = statement<BrokenRow, [limit: number]>(
  'order.audit-edits',
  `select * from (
     select 'an edit gives back what it says' as rule, e.edit_id::text as id,
       (e.kept_before_minor - e.kept_after_minor) || ', refund ' || coalesce(r.amount_minor, 0) as detail
     from order_edits e left join refunds r using (refund_id)
     where e.kept_before_minor - e.kept_after_minor <> coalesce(r.amount_minor, 0)
     union all
     select 'an edit is in the time line', e.edit_id::text, e.reference from order_edits e
     where (select count(*) from order_timeline t where t.order_id = e.order_id and t.what = 'edited')
       <> (select count(*) from order_edits other where other.order_id = e.order_id)
   ) as broken order by rule, id limit $1`,
);
