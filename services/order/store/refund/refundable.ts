import { statement } from '#runtime/db/statement.ts';
import { pointsDiscountId } from '#contracts/order/points.ts';
import type { EditableOrder } from '../../domain/edit/edit.ts';

/** An order with what each of its lines cost, what was given back of it, and what returns other than `returnId` settle. */
export const findRefundable = statement<EditableOrder, [orderId: string, returnId: string | null]>(
  'order.refundable.find',
  `select o.order_id as "orderId", o.version, o.state, o.currency, o.locale, o.total_minor as "totalMinor",
     o.refunded_minor as "refundedMinor", o.shipping_minor as "shippingMinor",
     o.shipping_tax_minor as "shippingTaxMinor", o.shipping_refunded_minor as "shippingRefundedMinor",
     o.points, o.paid_at as "paidAt", now() as "readAt", o.stock, o.fulfilment, o.documented, o.hold, o.charged_minor as "chargedMinor",
     o.waived_minor as "waivedMinor", o.hold is not null and exists (
       select from charges c where c.order_id = o.order_id and c.state = 'pending') as "isCharging",
     o.hold is not null and exists (
       select from charges c where c.order_id = o.order_id and c.state <> 'refused' and c.shipping_minor > 0) as "isDeliveryCharged",
     o.order_number as "orderNumber", o.placed_at as "placedAt",
     o.email, o.shipping_address as "shippingAddress", o.invoice_to as "invoiceTo", o.shipping_title as "shippingTitle",
     o.shipping_tax_rule as "shippingTaxRule", o.shipping_tax_rate_basis_points as "shippingTaxRateBasisPoints",
     coalesce((select sum((d ->> 'shippingMinor')::bigint) from jsonb_array_elements(o.discounts) d), 0)::bigint as "shippingDiscountMinor",
     (select d.reference from draft_orders d where d.order_id = o.order_id) as reference,
     (select a.attempt_id from payment_attempts a where a.order_id = o.order_id and a.state = 'captured') as "attemptId",
     (select a.method from payment_attempts a where a.order_id = o.order_id and a.state = 'captured') as method,
     (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id, 'quantity', l.quantity,
         'sku', l.sku, 'title', l.title, 'option', l.option, 'unitPriceMinor', l.unit_price_minor, 'isTaxOnTop', l.is_tax_on_top,
         'taxRateBasisPoints', l.tax_rate_basis_points, 'taxJurisdiction', l.tax_jurisdiction,
         'grossMinor', l.gross_minor, 'taxMinor', l.tax_minor, 'discountMinor', l.discount_minor, 'refundedQuantity', l.refunded_quantity,
         'refundedMinor', l.refunded_minor, 'refundedTaxMinor', l.refunded_tax_minor,
         'withdrawnQuantity', l.withdrawn_quantity, 'shippedQuantity', l.shipped_quantity, 'chargedMinor', l.charged_minor, 'waivedMinor', l.waived_minor,
         'pointsMinor', coalesce((select sum((d ->> 'amountMinor')::bigint) from jsonb_array_elements(l.discounts) d
           where d ->> 'promotionId' = '${pointsDiscountId}'), 0),
         'settlingQuantity', coalesce(s.settling, 0), 'exchangedQuantity', coalesce(s.exchanged, 0)) order by l.position)
       from order_lines l left join lateral (
         select sum(g.received) filter (where r.state = 'received' and r.return_id is distinct from $2) as settling,
           sum(g.received) filter (where r.state = 'closed' and r.outcome = 'exchange') as exchanged
         from return_lines g join returns r using (return_id) where g.line_id = l.line_id) s on true
       where l.order_id = o.order_id) as lines
   from orders o where o.order_id = $1`,
);

/** Counts what is given back of a paid order at the version that was read; refused as `order-moved` otherwise. */
export const countRefund = statement<
  unknown,
  [orderId: string, version: number, amountMinor: number, shippingMinor: number, waivedMinor: number]
>(
  'order.refundable.count',
  `with moved as (
     update orders set version = version + 1, refunded_minor = refunded_minor + $3::bigint,
       shipping_refunded_minor = shipping_refunded_minor + $4::bigint, waived_minor = waived_minor + $5::bigint
     where order_id = $1 and version = $2 and state = 'paid' returning 1)
   select must(exists (select from moved), 'order-moved')`,
);

/** Counts what is given back of each line, in the order of the ids. */
export const countRefundLines = statement<
  unknown,
  [
    lineIds: string[],
    quantities: number[],
    amountsMinor: number[],
    taxesMinor: number[],
    withdrawn: number[],
    waivedMinor: number[],
  ]
>(
  'order.refundable.count-lines',
  `update order_lines l set refunded_quantity = refunded_quantity + quantity_back,
     refunded_minor = refunded_minor + amount_back, refunded_tax_minor = refunded_tax_minor + tax_back,
     withdrawn_quantity = withdrawn_quantity + withdrawn, waived_minor = waived_minor + waived_back
   from unnest($1::uuid[], $2::int[], $3::bigint[], $4::bigint[], $5::int[],
       $6::bigint[]) as back (line_id, quantity_back, amount_back, tax_back, withdrawn, waived_back)
   where l.line_id = back.line_id`,
);

/** Refuses with `in-future` when an instant has not come yet. */
export const refuseFuture = statement<unknown, [at: string | null]>(
  'order.refundable.refuse-future',
  `select must(coalesce($1::timestamptz <= now() + interval '1 minute', true), 'in-future')`,
);
