import { statement } from '#runtime/db/statement.ts';

/** The ids of a person's orders: by account, and as a guest by e-mail address. What another account ordered is that other's. */
const ordersOf = `(
     select order_id from orders where customer_id = $1
     union select order_id from orders where email = $2 and customer_id is null) as own`;

/** Their ids, in order, from behind one on. */
export const listOrderIds = statement<
  { orderId: string },
  [customerId: string, email: string | null, after: string | null, limit: number]
>(
  'order.person.list-order-ids',
  `select order_id as "orderId" from ${ordersOf}
   where $3::uuid is null or order_id > $3::uuid order by order_id limit $4`,
);

/** What is kept of a person's orders, in order, from behind one on. */
export const readOrders = statement<
  { orderId: string; data: Record<string, unknown> },
  [customerId: string, email: string | null, after: string | null, limit: number]
>(
  'order.person.read-orders',
  `select o.order_id as "orderId", jsonb_build_object(
     'orderNumber', order_number, 'state', state, 'placedAt', placed_at, 'paidAt', paid_at, 'email', email,
     'shippingAddress', shipping_address, 'invoiceTo', invoice_to, 'shippingTitle', shipping_title, 'currency', currency,
     'shippingMinor', shipping_minor, 'taxMinor', tax_minor, 'totalMinor', total_minor, 'couponCode', coupon_code, 'points', points,
     'lines', (select coalesce(jsonb_agg(jsonb_build_object('sku', sku, 'title', title, 'option', option,
         'quantity', quantity, 'grossMinor', gross_minor) order by position), '[]')
       from order_lines l where l.order_id = o.order_id),
     'timeline', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'what', what,
         'why', why) order by entry_id), '[]')
       from order_timeline t where t.order_id = o.order_id),
     'parcels', (select coalesce(jsonb_agg(jsonb_build_object('carrier', carrier, 'trackingNumber', tracking_number,
         'state', s.state, 'shippedAt', shipped_at, 'deliveredAt', delivered_at) order by number), '[]')
       from shipments s where s.order_id = o.order_id),
     'captures', (select coalesce(jsonb_agg(jsonb_build_object('state', c.state, 'amountMinor', c.amount_minor, 'carrier', c.carrier,
         'trackingNumber', c.tracking_number, 'createdAt', c.created_at) order by charge_id), '[]')
       from charges c where c.order_id = o.order_id),
     'refunds', (select coalesce(jsonb_agg(jsonb_build_object('creditNote', credit_note, 'amountMinor', amount_minor,
         'reason', reason, 'refundedAt', refunded_at) order by refund_id), '[]')
       from refunds r where r.order_id = o.order_id),
     'returns', (select coalesce(jsonb_agg(jsonb_build_object('state', b.state, 'requestedAt', requested_at,
         'answer', answer, 'lines', (select coalesce(jsonb_agg(jsonb_build_object('quantity', quantity,
             'reason', reason, 'note', note) order by line_id), '[]')
           from return_lines l where l.return_id = b.return_id)) order by number), '[]')
       from returns b where b.order_id = o.order_id)) as data
   from orders o
   where o.order_id in (select order_id from ${ordersOf}
     where $3::uuid is null or order_id > $3::uuid order by order_id limit $4)
   order by o.order_id`,
);

/** The carts of a person that are not ordered: few, since a sign-in merges them. */
export const readCarts = statement<
  { data: Record<string, unknown> },
  [customerId: string, email: string | null, limit: number]
>(
  'order.person.read-carts',
  `select jsonb_build_object('email', email, 'shippingAddress', shipping_address, 'invoiceTo', invoice_to, 'changedAt', changed_at,
     'variants', (select coalesce(jsonb_agg(variant_id), '[]') from cart_lines l where l.cart_id = c.cart_id)) as data
   from (
     select * from carts where customer_id = $1
     union select * from carts where email = $2 and customer_id is null) c
   where frozen_by is null order by changed_at desc limit $3`,
);
