/** What a carrier told of the shipment `s` of a statement, as one JSON value; null when no carrier was asked. */
export const trackingOfShipment = `(select jsonb_build_object('bookedWith', c.carrier, 'state', c.state, 'status', c.status,
         'labelUrl', c.label_url, 'events', coalesce((select jsonb_agg(jsonb_build_object('sequence', e.sequence,
           'status', e.status, 'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'place', e.place) order by e.sequence)
           from tracking_events e where e.shipment_id = c.shipment_id), '[]'))
       from parcels c where c.shipment_id = s.shipment_id)`;
