import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Order } from '../domain/order.ts';
import { trackingOfShipment } from './fulfilment/tracking-sql.ts';

const iso = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** A whole order: its lines, attempts and time line in one row. */
const wholeOrder = `select o.order_id as "orderId", o.order_number as "orderNumber", o.order_key as "orderKey",
     o.cart_id as "cartId", o.repeat_hash as "repeatHash", o.customer_id as "customerId", o.locale, o.currency,
     o.state, o.version, o.email, o.shipping_address as "shippingAddress", o.invoice_to as "invoiceTo", o.shipping_method as "shippingMethod",
     o.shipping_title as "shippingTitle", o.shipping_minor as "shippingMinor",
     o.shipping_tax_minor as "shippingTaxMinor", o.shipping_tax_rule as "shippingTaxRule",
     o.shipping_tax_rate_basis_points as "shippingTaxRateBasisPoints", o.goods_minor as "goodsMinor",
     o.discount_minor as "discountMinor", o.tax_minor as "taxMinor", o.total_minor as "totalMinor", o.refunded_minor as "refundedMinor",
     o.shipping_refunded_minor as "shippingRefundedMinor", o.documented, o.capture_at as "captureAt", o.on_delivery as "isOnDelivery", o.hold, o.charged_minor as "chargedMinor", o.waived_minor as "waivedMinor",
     o.hold is not null and exists (select from charges c where c.order_id = o.order_id and c.state = 'pending') as "isCharging",
     o.hold is not null and exists (select from charges c where c.order_id = o.order_id and c.state = 'refused') as "isChargeRefused",
     o.item_count as "itemCount", o.coupon_code as "couponCode", o.discounts, o.points, o.points_state as "pointsState", o.stock, o.fulfilment, o.placed_at as "placedAt", o.card_key as "cardKey", o.review_until as "reviewUntil",
     o.pay_before as "payBefore",
     coalesce(o.pay_before <= now(), false) as "isOverdue", o.paid_at as "paidAt",
     case when o.door_return_id is not null then jsonb_build_object('goods', o.door_goods, 'returnId', o.door_return_id) end as door, o.lease_holder as "leaseHolder",
     coalesce(o.lease_until > now(), false) as "isLeased", o.fence, o.looks, now() as "readAt",
     (select jsonb_build_object('paidAt', to_char(d.paid_at at time zone 'UTC', ${iso}), 'isImported', d.is_imported,
       'reference', d.reference)
       from draft_orders d where d.order_id = o.order_id) as draft,
     (select jsonb_build_object('orderId', p.order_id, 'orderNumber', p.order_number, 'orderKey', p.order_key)
       from order_additions a join orders p on p.order_id = a.order_id where a.addition_id = o.order_id) as adds,
     coalesce((select jsonb_agg(jsonb_build_object('orderId', p.order_id, 'orderNumber', p.order_number, 'orderKey', p.order_key,
         'state', p.state, 'totalMinor', p.total_minor, 'payBefore', to_char(p.pay_before at time zone 'UTC', ${iso})) order by a.added_at, a.addition_id)
       from order_additions a join orders p on p.order_id = a.addition_id where a.order_id = o.order_id), '[]') as additions,
     coalesce((select jsonb_agg(jsonb_build_object(
         'lineId', l.line_id, 'variantId', l.variant_id, 'productId', l.product_id, 'sku', l.sku, 'slug', l.slug,
         'title', l.title, 'option', l.option, 'picture', l.picture, 'quantity', l.quantity,
         'unitPriceMinor', l.unit_price_minor, 'discountMinor', l.discount_minor, 'netMinor', l.net_minor,
         'taxMinor', l.tax_minor, 'grossMinor', l.gross_minor, 'taxClass', l.tax_class,
         'taxRateBasisPoints', l.tax_rate_basis_points, 'taxJurisdiction', l.tax_jurisdiction,
         'taxRule', l.tax_rule, 'discounts', l.discounts, 'isGift', l.is_gift, 'isTaxOnTop', l.is_tax_on_top,
         'refundedQuantity', l.refunded_quantity, 'refundedMinor', l.refunded_minor, 'refundedTaxMinor', l.refunded_tax_minor,
         'shippedQuantity', l.shipped_quantity, 'withdrawnQuantity', l.withdrawn_quantity) order by l.position)
       from order_lines l where l.order_id = o.order_id), '[]') as lines,
     coalesce((select jsonb_agg(jsonb_build_object(
         'attemptId', a.attempt_id, 'number', a.number, 'repeatHash', a.repeat_hash, 'method', a.method,
         'state', a.state, 'declineCode', a.decline_code, 'nextAction', a.next_action,
         'capturedMinor', a.captured_minor, 'refundedMinor', a.refunded_minor) order by a.number)
       from payment_attempts a where a.order_id = o.order_id), '[]') as attempts,
     coalesce((select jsonb_agg(jsonb_build_object(
         'shipmentId', s.shipment_id, 'number', s.number, 'carrier', s.carrier, 'trackingNumber', s.tracking_number,
         'state', s.state, 'shippedAt', to_char(s.shipped_at at time zone 'UTC', ${iso}),
         'deliveredAt', to_char(s.delivered_at at time zone 'UTC', ${iso}), 'tracking', ${trackingOfShipment},
         'lines', (select jsonb_agg(jsonb_build_object('lineId', p.line_id, 'quantity', p.quantity))
           from shipment_lines p where p.shipment_id = s.shipment_id)) order by s.number)
       from shipments s where s.order_id = o.order_id), '[]') as shipments,
     coalesce((select jsonb_agg(jsonb_build_object(
         'at', to_char(t.at at time zone 'UTC', ${iso}), 'what', t.what, 'who', t.who, 'why', t.why)
         order by t.entry_id)
       from order_timeline t where t.order_id = o.order_id), '[]') as timeline
   from orders o`;

export const findOrder = briefStatement<Order, [orderId: string]>(
  'order.order.find',
  `${wholeOrder} where o.order_id = $1`,
);

export const findOrders = statement<Order, [orderIds: string[]]>(
  'order.order.find-several',
  `${wholeOrder} where o.order_id = any($1::uuid[])`,
);

/** The order that the last checkout with this Idempotency-Key placed: keys are kept for a day. */
export const findOrderByRepeat = statement<Order, [repeatHash: string]>(
  'order.order.find-by-repeat',
  `${wholeOrder} where o.repeat_hash = $1 order by o.order_id desc limit 1`,
);

/** The order of a number, if it was placed with this e-mail. */
export const findOrderByNumber = statement<Order, [orderNumber: string, email: string]>(
  'order.order.find-by-number',
  `${wholeOrder} where o.order_number = $1 and o.email = $2`,
);

/** The orders that a worker took for so long and holds now. Who takes an order looks at it again when that is over, by which it is found. */
export const findLeasedOrders = statement<Order, [holder: string, leaseMs: number]>(
  'order.order.find-leased',
  `${wholeOrder} where o.lease_holder = $1 and o.lease_until > now()
     and o.look_at between now() and now() + make_interval(secs => $2::float8 / 1000) order by o.order_id`,
);

/** A page of a customer's orders, the newest first, below the order `before` if one is given. */
export const listOrdersOfCustomer = statement<
  Order,
  [customerId: string, before: string | null, limit: number]
>(
  'order.order.list-of-customer',
  `${wholeOrder} where o.customer_id = $1 and o.order_id < coalesce($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
   order by o.order_id desc limit $3`,
);

/** Takes an order from the moment it is placed, and tells that: `order` is a PlacedOrder as JSON. The placer holds the lease. */
export const insertOrder = statement<{ at: string }, [order: string, holder: string, leaseMs: number]>(
  'order.order.insert',
  `with placed as (
     insert into orders (order_id, order_number, order_key, cart_id, repeat_hash, customer_id, locale, currency, email,
       shipping_address, invoice_to, shipping_method, shipping_title, shipping_minor, shipping_tax_minor, shipping_tax_rule,
       shipping_tax_rate_basis_points, goods_minor, discount_minor, tax_minor, total_minor, item_count,
       coupon_code, discounts, capture_at, on_delivery, points, buyer_key, address_key, card_key, points_state, lease_holder, lease_until, look_at)
     select "orderId", "orderNumber", "orderKey", "cartId", "repeatHash", "customerId", locale, currency, email,
       "shippingAddress", "invoiceTo", "shippingMethod", "shippingTitle", "shippingMinor", "shippingTaxMinor", "shippingTaxRule",
       "shippingTaxRateBasisPoints", "goodsMinor", "discountMinor", "taxMinor", "totalMinor", "itemCount",
       "couponCode", discounts, "captureAt", coalesce("isOnDelivery", false), points, "buyerKey", "addressKey", "cardKey", case when points > 0 then 'asked' else 'none' end, $2, now() + make_interval(secs => $3::float8 / 1000),
       now() + make_interval(secs => $3::float8 / 1000)
     from jsonb_to_record($1::jsonb) as o ("orderId" uuid, "orderNumber" text, "orderKey" text, "cartId" uuid,
       "repeatHash" text, "customerId" uuid, locale text, currency text, email text, "shippingAddress" jsonb, "invoiceTo" jsonb,
       "shippingMethod" text, "shippingTitle" text, "shippingMinor" bigint, "shippingTaxMinor" bigint,
       "shippingTaxRule" text, "shippingTaxRateBasisPoints" integer, "goodsMinor" bigint, "discountMinor" bigint,
       "taxMinor" bigint, "totalMinor" bigint, "itemCount" integer, "couponCode" text, discounts jsonb,
       "captureAt" text, "isOnDelivery" boolean, points integer, "buyerKey" text, "addressKey" text, "cardKey" text)
     returning order_id, placed_at), lines as (
   insert into order_lines (line_id, order_id, position, variant_id, product_id, sku, slug, title, option, picture,
     quantity, unit_price_minor, discount_minor, net_minor, tax_minor, gross_minor, tax_class, tax_rate_basis_points,
     tax_jurisdiction, tax_rule, discounts, is_gift, is_tax_on_top)
   select "lineId", placed.order_id, line.position, "variantId", "productId", sku, slug, title, option, picture,
     quantity, "unitPriceMinor", "discountMinor", "netMinor", "taxMinor", "grossMinor", "taxClass",
     "taxRateBasisPoints", "taxJurisdiction", "taxRule", discounts, "isGift", coalesce("isTaxOnTop", false)
   from placed, rows from (jsonb_to_recordset($1::jsonb -> 'lines') as ("lineId" uuid, "variantId" uuid,
     "productId" uuid, sku text, slug text, title text, option text, picture text, quantity integer,
     "unitPriceMinor" bigint, "discountMinor" bigint, "netMinor" bigint, "taxMinor" bigint, "grossMinor" bigint,
     "taxClass" text, "taxRateBasisPoints" integer, "taxJurisdiction" text, "taxRule" text, discounts jsonb,
     "isGift" boolean, "isTaxOnTop" boolean))
     with ordinality as line ("lineId", "variantId", "productId", sku, slug, title, option, picture, quantity,
     "unitPriceMinor", "discountMinor", "netMinor", "taxMinor", "grossMinor", "taxClass", "taxRateBasisPoints",
     "taxJurisdiction", "taxRule", discounts, "isGift", "isTaxOnTop", position))
   select placed_at as at from placed`,
);
