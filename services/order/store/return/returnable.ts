import { statement } from '#runtime/db/statement.ts';
import type { ReturnableLine } from '../../domain/return/returnable-line.ts';

/** An order with what was sent of each line of goods, and what of it was asked back, has come back or was given back. */
type ReturnableOrder = {
  version: number;
  state: string;
  /** How many returns there are. */
  returns: number;
  readAt: string;
  lines: ReturnableLine[];
};

const ms = (at: string) => `(extract(epoch from ${at}) * 1000)::bigint`;

export const findReturnable = statement<ReturnableOrder, [orderId: string]>(
  'order.return.find-returnable',
  `select o.version, o.state, now() as "readAt",
     (select count(*)::int from returns r where r.order_id = o.order_id) as returns,
     coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'title', l.title,
         'kept', l.quantity - l.refunded_quantity - coalesce(c.gone, 0), 'asked', coalesce(c.asked, 0),
         'sent', coalesce((select jsonb_agg(jsonb_build_object('quantity', p.quantity, 'sentMs', ${ms('s.shipped_at')},
             'arrivedMs', ${ms('s.delivered_at')}))
           from shipment_lines p join shipments s using (shipment_id) where p.line_id = l.line_id), '[]'),
         'claimed', coalesce(c.claimed, '[]')) order by l.position)
       from order_lines l left join lateral (
         select sum(g.quantity) filter (where r.state in ('requested', 'approved')) as asked,
           sum(g.received) filter (where r.state = 'received' or r.state = 'closed' and r.outcome = 'exchange') as gone,
           jsonb_agg(jsonb_build_object('quantity', coalesce(g.received, g.quantity),
             'askedMs', ${ms('r.requested_at')})) as claimed
         from return_lines g join returns r using (return_id)
         where g.line_id = l.line_id and r.state not in ('refused', 'expired')) c on true
       where l.order_id = o.order_id and l.variant_id is not null), '[]') as lines
   from orders o where o.order_id = $1`,
);
