import { statement } from '#runtime/db/statement.ts';
import type { Shipment, ShippableOrder } from '../../domain/fulfilment/shipment.ts';
import { trackingOfShipment } from './tracking-sql.ts';

/** An order with what has become of the goods of each line. */
export const findShippable = statement<ShippableOrder, [orderId: string]>(
  'order.shippable.find',
  `select o.order_id as "orderId", o.version, o.state, o.stock, o.points_state as "pointsState", o.currency, o.hold, o.shipping_minor as "shippingMinor", now() as "readAt",
     exists (select from charges c where c.order_id = o.order_id and c.state <> 'refused' and c.shipping_minor > 0) as "isDeliveryCharged",
     coalesce((select jsonb_agg(jsonb_build_object('chargeId', c.charge_id, 'reference', c.reference, 'inputHash', c.input_hash))
       from charges c where c.order_id = o.order_id and c.state = 'pending'), '[]') as charging,
     (select a.attempt_id from payment_attempts a where a.order_id = o.order_id and a.state in ('authorised', 'captured')) as "attemptId",
     (select count(*)::int from shipments s where s.order_id = o.order_id) as shipments,
     o.shipping_address is not null as "hasAddress", o.email is not null and not coalesce((select d.is_imported from draft_orders d where d.order_id = o.order_id), false)
       as "hasMail",
     (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id, 'quantity', l.quantity,
         'shippedQuantity', l.shipped_quantity, 'withdrawnQuantity', l.withdrawn_quantity, 'grossMinor', l.gross_minor,
         'chargedMinor', l.charged_minor, 'waivedMinor', l.waived_minor, 'chargingQuantity', coalesce((
           select sum(g.quantity) from charge_lines g join charges c using (charge_id)
           where g.line_id = l.line_id and c.state = 'pending'), 0)) order by l.position)
       from order_lines l where l.order_id = o.order_id) as lines
   from orders o where o.order_id = $1`,
);

const wholeShipment = `select s.shipment_id as "shipmentId", s.order_id as "orderId", s.number, s.input_hash as "inputHash",
     s.carrier, s.tracking_number as "trackingNumber", s.state, s.goods, s.shipped_at as "shippedAt",
     s.delivered_at as "deliveredAt", ${trackingOfShipment} as tracking,
     (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id, 'quantity', p.quantity)
         order by l.position)
       from shipment_lines p join order_lines l using (line_id) where p.shipment_id = s.shipment_id) as lines
   from shipments s`;

export const findShipment = statement<Shipment, [shipmentId: string]>(
  'order.shipment.find',
  `${wholeShipment} where s.shipment_id = $1`,
);

export const findShipmentByReference = statement<Shipment, [orderId: string, reference: string]>(
  'order.shipment.find-by-reference',
  `${wholeShipment} where s.order_id = $1 and s.reference = $2`,
);

/**
 * Takes a shipment with its lines, and counts them on the order's; with `bookWith` also the wish that this carrier brings it,
 * which the job looks after when whoever asks dies. `shipment` is JSON.
 */
export const insertShipment = statement<unknown, [shipment: string, retrySeconds: number]>(
  'order.shipment.insert',
  `with given as (
     select * from jsonb_to_record($1::jsonb) as s ("shipmentId" uuid, "orderId" uuid, number integer, reference text,
       "inputHash" text, carrier text, "trackingNumber" text, "shippedAt" timestamptz, "bookWith" text)),
   written as (
     insert into shipments (shipment_id, order_id, number, reference, input_hash, carrier, tracking_number, shipped_at)
     select "shipmentId", "orderId", number, reference, "inputHash", carrier, "trackingNumber", "shippedAt" from given),
   asked as (
     insert into parcels (shipment_id, carrier, look_at)
     select "shipmentId", "bookWith", now() + make_interval(secs => $2) from given where "bookWith" is not null),
   line as (
     select * from jsonb_to_recordset($1::jsonb -> 'lines') as line ("lineId" uuid, quantity integer)),
   counted as (
     update order_lines l set shipped_quantity = shipped_quantity + line.quantity
     from line where l.line_id = line."lineId")
   insert into shipment_lines (shipment_id, line_id, quantity)
   select given."shipmentId", line."lineId", line.quantity from given, line`,
);

/** Raises the version of a paid order that nobody has moved since it was read; refused as `order-moved` otherwise. */
export const touchPaidOrder = statement<unknown, [orderId: string, version: number]>(
  'order.shippable.touch',
  `with moved as (
     update orders set version = version + 1 where order_id = $1 and version = $2 and state = 'paid' returning 1)
   select must(exists (select from moved), 'order-moved')`,
);

/** Works out anew how far the goods of an order are. */
export const refreshFulfilment = statement<unknown, [orderId: string]>(
  'order.shippable.refresh',
  `update orders o set fulfilment = case
     when not exists (select from shipments s where s.order_id = o.order_id) then 'none'
     when exists (select from order_lines l where l.order_id = o.order_id and l.variant_id is not null
       and l.shipped_quantity + l.withdrawn_quantity < l.quantity) then 'part'
     when exists (select from shipments s where s.order_id = o.order_id and s.state <> 'delivered') then 'shipped'
     else 'delivered' end
   where order_id = $1`,
);

/** A parcel of an order whose goods the catalog has not booked out yet, if there is one. */
export const findGoodsOnTheirWayOut = statement<{ shipmentId: string }, [orderId: string]>(
  'order.shipment.find-on-the-way-out',
  `select shipment_id as "shipmentId" from shipments where order_id = $1 and goods = 'asked' limit 1`,
);

/** Notes that the catalog let the goods go, or refused to. */
export const settleShipment = statement<unknown, [shipmentId: string, goods: Shipment['goods']]>(
  'order.shipment.settle',
  `update shipments set goods = $2 where shipment_id = $1 and goods = 'asked'`,
);

/** Notes that a shipment arrived; refused as `shipment-moved` when that is known. */
export const deliverShipment = statement<unknown, [shipmentId: string, deliveredAt: string | null]>(
  'order.shipment.deliver',
  `with arrived as (
     update shipments set state = 'delivered', delivered_at = greatest(shipped_at, coalesce($2::timestamptz, now()))
     where shipment_id = $1 and state = 'shipped' returning 1)
   select must(exists (select from arrived), 'shipment-moved')`,
);
