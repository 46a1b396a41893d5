import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of money that is taken as goods are sent. */
export const findBrokenHolds = statement<BrokenRow, [limit: number]>(
  'order.audit-holds',
  `with charged as (
     select order_id, sum(amount_minor) as amount, coalesce(sum(amount_minor) filter (where state = 'taken'), 0) as taken,
       sum(shipping_minor) as shipping from charges where state <> 'refused' group by order_id),
   by_charge as (select charge_id, sum(amount_minor) as amount from charge_lines group by charge_id),
   by_line as (
     select g.line_id, sum(g.amount_minor) as amount from charge_lines g join charges c using (charge_id)
     where c.state <> 'refused' group by g.line_id),
   waived as (select order_id, sum(waived_minor) as amount from refunds group by order_id),
   waived_line as (select line_id, sum(waived_minor) as amount from refund_lines group by line_id),
   open as (
     select order_id, sum(quantity - shipped_quantity - withdrawn_quantity) as units
     from order_lines where variant_id is not null group by order_id)
   select * from (
     select 'an order counts what its parcels take and what is waived' as rule, o.order_id::text as id,
       o.charged_minor || ' and ' || o.waived_minor as detail
     from orders o left join charged c using (order_id) left join waived w using (order_id)
     where (o.charged_minor, o.waived_minor) <> (coalesce(c.amount, 0), coalesce(w.amount, 0))
       or coalesce(c.shipping, 0) > o.shipping_minor
     union all
     select 'a line counts what parcels take of it and what is waived', l.line_id::text, l.charged_minor || ' and ' || l.waived_minor
     from order_lines l left join by_line b using (line_id) left join waived_line w using (line_id)
     where (l.charged_minor, l.waived_minor) <> (coalesce(b.amount, 0), coalesce(w.amount, 0))
     union all
     select 'the money of a parcel is that of its lines and of delivery', c.charge_id::text, c.amount_minor::text
     from charges c left join by_charge b using (charge_id) where c.amount_minor <> coalesce(b.amount, 0) + c.shipping_minor
     union all
     select 'a parcel goes when its money is taken, and no sooner', c.charge_id::text, c.state
     from charges c left join shipments s on s.shipment_id = c.charge_id where (c.state = 'taken') <> (s.shipment_id is not null)
     union all
     select 'a hold ends when all of it is taken or waived', o.order_id::text, o.hold || ', ' || coalesce(n.units, 0) || ' unsent'
     from orders o left join open n using (order_id) left join charged c using (order_id)
     where o.state = 'paid' and o.hold is not null and (o.hold = 'open') <> (coalesce(n.units, 0) > 0)
       or o.hold in ('closing', 'closed') and o.state = 'paid' and coalesce(c.taken, 0) + o.waived_minor <> o.total_minor
     union all
     select 'an attempt knows what parcels have taken', o.order_id::text, c.taken::text
     from orders o join charged c using (order_id) where c.taken > coalesce((
       select sum(a.captured_minor) from payment_attempts a where a.order_id = o.order_id), 0)
     union all
     select 'an authorised order has one attempt that holds its money', o.order_id::text, count(a.attempt_id)::text
     from orders o left join payment_attempts a on a.order_id = o.order_id and a.state = 'authorised'
     where o.state = 'authorised' or a.attempt_id is not null group by o.order_id, o.state
     having count(a.attempt_id) <> 1 or o.state <> 'authorised'
     union all
     select 'the money of a parcel is decided in time', charge_id::text, 'since ' || created_at
     from charges where state = 'pending' and created_at < now() - interval '10 minutes'
   ) as broken order by rule, id limit $1`,
);
