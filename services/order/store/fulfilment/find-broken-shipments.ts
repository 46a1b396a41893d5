import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of shipments. */
export const findBrokenShipments = statement<BrokenRow, [limit: number]>(
  'order.audit-shipments',
  `with sent as (
     select line_id, sum(quantity) as quantity from shipment_lines group by line_id)
   select * from (
     select 'a line counts what was sent of it' as rule, l.line_id::text as id,
       l.shipped_quantity || ', shipments ' || coalesce(s.quantity, 0) as detail
     from order_lines l left join sent s using (line_id) where l.shipped_quantity <> coalesce(s.quantity, 0)
     union all
     select 'an order knows how far its goods are', o.order_id::text, o.fulfilment
     from orders o where o.fulfilment <> case
       when not exists (select from shipments s where s.order_id = o.order_id) then 'none'
       when exists (select from order_lines l where l.order_id = o.order_id and l.variant_id is not null
         and l.shipped_quantity + l.withdrawn_quantity < l.quantity) then 'part'
       when exists (select from shipments s where s.order_id = o.order_id and s.state <> 'delivered') then 'shipped'
       else 'delivered' end
     union all
     select 'only goods of an order that is paid, or is at the door, are sent', o.order_id::text, o.state
     from orders o where o.fulfilment <> 'none' and o.state not in ('paid', 'on-delivery') and o.door_return_id is null
     union all
     select 'goods that were sent leave the shelf', shipment_id::text, 'since ' || created_at
     from shipments where goods = 'asked' and created_at < now() - interval '60 s'
       and asked_in_vain_at > now() - interval '60 s' is not true
     union all
     select 'staff are told of unsent goods in time', order_id::text, 'due ' || ship_before
     from orders where ship_before < now() - interval '60 s'
   ) as broken order by rule, id limit $1`,
);
