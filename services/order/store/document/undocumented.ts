import { statement } from '#runtime/db/statement.ts';
import type { Refund } from '../../domain/refund/refund.ts';

/** Paid orders that lack documents: paid before there were any, or by an older version while a new one came. */
export const findUndocumented = statement<{ orderId: string }, [limit: number]>(
  'order.undocumented.find',
  `select order_id as "orderId" from orders
   where paid_at is not null and (documented = 'none' or (documented = 'invoiced' and state = 'cancelled'))
   order by order_id limit $1`,
);

/** What was given back of an order and stands on no credit note. */
export const listUndocumentedRefunds = statement<
  Pick<
    Refund,
    | 'refundId'
    | 'refundedAt'
    | 'reason'
    | 'lines'
    | 'shippingMinor'
    | 'shippingTaxMinor'
    | 'goodwillMinor'
    | 'waivedMinor'
  >,
  [orderId: string]
>(
  'order.undocumented.list-refunds',
  `select r.refund_id as "refundId", r.refunded_at as "refundedAt", r.reason, r.shipping_minor as "shippingMinor",
     r.shipping_tax_minor as "shippingTaxMinor", r.goodwill_minor as "goodwillMinor", r.waived_minor as "waivedMinor",
     coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'quantity', g.quantity,
         'amountMinor', g.amount_minor, 'taxMinor', g.tax_minor) order by l.position)
       from refund_lines g join order_lines l using (line_id) where g.refund_id = r.refund_id), '[]') as lines
   from refunds r where r.order_id = $1 and not exists (select from documents d where d.refund_id = r.refund_id)
   order by r.created_at, r.refund_id`,
);

/** Notes that an order has its documents, at the version that they were made from; refused as `order-moved` otherwise. */
export const noteDocumented = statement<unknown, [orderId: string, version: number]>(
  'order.undocumented.note',
  `with noted as (
     update orders set version = version + 1, documented = case when state = 'cancelled' then 'closed' else 'invoiced' end
     where order_id = $1 and version = $2 and paid_at is not null returning 1)
   select must(exists (select from noted), 'order-moved')`,
);
