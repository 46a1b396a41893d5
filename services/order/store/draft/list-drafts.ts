import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';
import type { OrderState } from '../../domain/order-state.ts';

export type ListedDraft = {
  orderId: string;
  reference: string;
  state: OrderState;
  placedAt: string;
  currency: Currency;
  goodsLines: number;
  units: number;
  goodsMinor: number;
  feesMinor: number;
  goodsTaxMinor: number;
  feesTaxMinor: number;
  refundedMinor: number;
  refundedTaxMinor: number;
};

/**
 * A page of the orders whose references begin with `start`, behind the reference `after`. The end of their range is the
 * first letters and the last character there is.
 */
export const listDrafts = statement<ListedDraft, [start: string, after: string, limit: number]>(
  'order.draft.list',
  `select o.order_id as "orderId", d.reference, o.state, o.placed_at as "placedAt", o.currency,
     count(l.variant_id) as "goodsLines",
     coalesce(sum(l.quantity) filter (where l.variant_id is not null), 0)::bigint as units,
     coalesce(sum(l.gross_minor) filter (where l.variant_id is not null), 0)::bigint as "goodsMinor",
     coalesce(sum(l.gross_minor) filter (where l.variant_id is null), 0)::bigint as "feesMinor",
     coalesce(sum(l.tax_minor) filter (where l.variant_id is not null), 0)::bigint as "goodsTaxMinor",
     coalesce(sum(l.tax_minor) filter (where l.variant_id is null), 0)::bigint as "feesTaxMinor",
     o.refunded_minor as "refundedMinor",
     (select coalesce(sum(r.tax_minor), 0)::bigint from refunds r where r.order_id = o.order_id) as "refundedTaxMinor"
   from (select order_id, reference from draft_orders
     where reference >= $1 and reference > $2 and reference < $1 || chr(1114111)
     order by reference limit $3) d
   join orders o using (order_id) join order_lines l using (order_id)
   group by o.order_id, d.reference order by d.reference`,
);
