import { statement } from '#runtime/db/statement.ts';
import type { Parcel } from '../../domain/fulfilment/parcel.ts';

const wholeParcel = `select c.shipment_id as "shipmentId", s.order_id as "orderId", s.number, c.carrier, c.state,
     c.parcel_id as "parcelId", c.sequence, c.status, s.state = 'delivered' as "hasArrived",
     o.email is not null and not coalesce((select d.is_imported from draft_orders d where d.order_id = o.order_id), false)
       as "hasMail", o.shipping_address as recipient,
     case when o.on_delivery then jsonb_build_object('amountMinor', o.total_minor, 'currency', o.currency) end as collect
   from parcels c join shipments s using (shipment_id) join orders o using (order_id)`;

export const findParcel = statement<Parcel, [shipmentId: string]>(
  'order.parcel.find',
  `${wholeParcel} where c.shipment_id = $1`,
);

/** Whether an event was heard. */
export const findTrackingEvent = statement<{ sequence: number }, [shipmentId: string, sequence: number]>(
  'order.tracking-event.find',
  'select sequence from tracking_events where shipment_id = $1 and sequence = $2',
);

/** Notes that a parcel is booked, and its number on the shipment; what was settled otherwise stays so. */
export const noteBooking = statement<
  unknown,
  [shipmentId: string, parcelId: string, trackingNumber: string, labelUrl: string]
>(
  'order.parcel.book',
  `with booked as (
     update parcels set state = 'booked', parcel_id = $2, label_url = $4, tries = 0
     where shipment_id = $1 and state = 'asked' returning shipment_id)
   update shipments s set tracking_number = $3 from booked where s.shipment_id = booked.shipment_id`,
);

/**
 * Takes in what a carrier told, each event once: its row, its entry in the time line, and where the parcel is by the highest
 * sequence, whatever the order in which events come. `events` are {sequence, status, at, place, what, why} as JSON; the
 * carrier is asked again after so many seconds of silence, null when its way has ended.
 */
export const noteTracking = statement<
  unknown,
  [shipmentId: string, events: string, who: string, askAfterSeconds: number]
>(
  'order.parcel.note-tracking',
  `with told as (
     select * from jsonb_to_recordset($2::jsonb) as told (sequence integer, status text, at timestamptz, place text,
       what text, why text)),
   noted as (
     insert into tracking_events (shipment_id, sequence, status, at, place)
     select $1, sequence, status, at, place from told order by sequence
     on conflict do nothing returning sequence, status),
   entered as (
     insert into order_timeline (order_id, at, what, who, why)
     select s.order_id, told.at, told.what, $3, told.why
     from noted join told using (sequence), shipments s where s.shipment_id = $1 order by sequence),
   newest as (select sequence, status from noted order by sequence desc limit 1)
   update parcels c set
     sequence = case when newest.sequence > c.sequence then newest.sequence else c.sequence end,
     status = case when newest.sequence > c.sequence then newest.status else c.status end,
     state = case when newest.sequence > c.sequence and newest.status = 'cancelled' then 'cancelled' else c.state end,
     look_at = case when (case when newest.sequence > c.sequence then newest.status else c.status end)
       in ('delivered', 'lost', 'returned-to-sender', 'cancelled') then null
       else now() + make_interval(secs => $4) end
   from newest where c.shipment_id = $1`,
);

/** Lets a shipment arrive when the carrier's newest word is that it was delivered; once, and never back. */
export const arriveAsTracked = statement<unknown, [shipmentId: string]>(
  'order.parcel.arrive',
  `update shipments s set state = 'delivered', delivered_at = greatest(s.shipped_at, e.at)
   from parcels c join tracking_events e on e.shipment_id = c.shipment_id and e.sequence = c.sequence
   where s.shipment_id = $1 and c.shipment_id = $1 and c.status = 'delivered' and s.state = 'shipped'`,
);

/** Takes an order's row and raises its version, so that arrivals of its parcels come one after the other; it rests anew for its cash. */
export const touchOrder = statement<unknown, [orderId: string, restSeconds: number]>(
  'order.parcel.touch-order',
  `update orders set version = version + 1,
     pay_before = case when state = 'on-delivery' then now() + make_interval(secs => $2) else pay_before end,
     look_at = case when state = 'on-delivery' then now() + make_interval(secs => $2) else look_at end
   where order_id = $1`,
);

/** Notes that a carrier will never bring a parcel: it was refused, or is not wanted any more. */
export const closeParcel = statement<
  { shipmentId: string },
  [shipmentId: string, from: Parcel['state'], to: 'refused' | 'cancelled']
>(
  'order.parcel.close',
  `update parcels set state = $3, look_at = null where shipment_id = $1 and state = $2
   returning shipment_id as "shipmentId"`,
);

/** Begins to call a booked parcel off; refused as `parcel-moved` when it is anything else by now. */
export const startCancelling = statement<unknown, [shipmentId: string, retrySeconds: number]>(
  'order.parcel.start-cancelling',
  `with begun as (
     update parcels set state = 'cancelling', tries = 0, look_at = now() + make_interval(secs => $2)
     where shipment_id = $1 and state = 'booked' and status = 'label-created' returning 1)
   select must(exists (select from begun), 'parcel-moved')`,
);

/** Goes on following a parcel that its carrier would not call off. */
export const keepParcel = statement<unknown, [shipmentId: string]>(
  'order.parcel.keep',
  `update parcels set state = 'booked', look_at = now() where shipment_id = $1 and state = 'cancelling'`,
);

/**
 * Takes up to `limit` parcels whose carrier must be asked, the longest waiting first. What is not booked yet is tried again
 * after 15 s, 30 s and so on up to an hour; a booked one that is silent after so many seconds, for 60 days.
 */
export const claimDueParcels = statement<{ shipmentId: string }, [limit: number, askAfterSeconds: number]>(
  'order.parcel.claim-due',
  `with due as (
     select shipment_id from parcels where look_at <= now() order by look_at limit $1 for update skip locked)
   update parcels c set tries = tries + 1, look_at = case
     when state <> 'booked' then now() + make_interval(secs => least(3600, 15 * 2 ^ least(tries, 10)))
     when created_at < now() - interval '60 days' then null
     else now() + make_interval(secs => $2) end
   from due where c.shipment_id = due.shipment_id
   returning c.shipment_id as "shipmentId"`,
);
