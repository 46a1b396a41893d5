import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of parcels and of what their carriers told. */
export const findBrokenParcels = statement<BrokenRow, [limit: number]>(
  'order.audit-parcels',
  `with newest as (
     select distinct on (shipment_id) shipment_id, sequence, status from tracking_events
     order by shipment_id, sequence desc)
   select * from (
     select 'a parcel is where its newest event says' as rule, c.shipment_id::text as id,
       coalesce(c.status, 'nowhere') || ', events ' || coalesce(n.status, 'none') as detail
     from parcels c left join newest n using (shipment_id)
     where c.sequence <> coalesce(n.sequence, 0) or c.status is distinct from n.status
     union all
     select 'a shipment has arrived when its carrier says so', s.shipment_id::text, s.state
     from shipments s join newest n using (shipment_id) where n.status = 'delivered' and s.state <> 'delivered'
     union all
     select 'what is lost or came back has not arrived', s.shipment_id::text, n.status
     from shipments s join newest n using (shipment_id)
     where n.status in ('lost', 'returned-to-sender') and s.state = 'delivered'
     union all
     select 'only a parcel that a carrier took has events', c.shipment_id::text, c.state
     from parcels c where c.state in ('asked', 'refused') and c.sequence > 0
     union all
     select 'a carrier that answers is asked until it has booked', c.shipment_id::text, 'since ' || c.created_at
     from parcels c where c.state in ('asked', 'cancelling') and c.look_at < now() - interval '60 s'
     union all
     select 'a booked parcel has a number', c.shipment_id::text, c.state
     from parcels c join shipments s using (shipment_id)
     where c.state in ('booked', 'cancelling') and s.tracking_number is null
   ) as broken order by rule, id limit $1`,
);
