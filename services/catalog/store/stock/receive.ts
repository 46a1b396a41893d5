import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from './change-stock.ts';

/**
 * Records movements that are not known by their id, each at its own time, and adds them to what is on hand. Refused by
 * `movements_stock` when a variant has no account at the location, by `stock_on_hand` or `stock_free` when less than nothing
 * would be left, by `not-received-yet` when one is of the future.
 */
export const receiveMovements = statement<
  { recorded: number },
  [
    movementIds: string[],
    variantIds: string[],
    quantities: number[],
    reasons: string[],
    notes: (string | null)[],
    eventName: string,
    traceparent: string,
    locationIds: string[],
    receivedAt: (string | null)[],
    movedEvent: string,
  ]
>(
  'catalog.stock.receive',
  `with recorded as (
     insert into movements (movement_id, variant_id, location_id, quantity, reason, note, at)
     select movement_id, variant_id, location_id, quantity, reason, note, coalesce(received_at, now())
     from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $8::text[], $9::timestamptz[])
       as given (movement_id, variant_id, quantity, reason, note, location_id, received_at)
     order by movement_id
     on conflict (movement_id) do nothing
     returning variant_id, location_id, quantity, at
   ), received as (
     select variant_id, location_id, sum(quantity)::bigint as quantity, count(*) as movements,
       coalesce(jsonb_agg(jsonb_build_object('quantity', quantity,
         'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at)
         filter (where quantity > 0), '[]') as parts
     from recorded group by variant_id, location_id
   ), locked as (
     select ${lockedColumns}, r.quantity, r.parts
     from (select distinct variant_id from received) v join stock s using (variant_id)
     left join received r using (variant_id, location_id)
     order by s.variant_id, s.location_id for no key update of s
   ), ${changeStock({
     from: '(select * from locked where quantity is not null) l',
     onHand: 'l.quantity',
     tellsMoves: {
       reason: 'received',
       more: `jsonb_build_object('received', l.parts)`,
       eventName: '$10',
       traceparent: '$7',
     },
   })}
   select coalesce(sum(movements), 0)::bigint as recorded, ${toldLevels('$6', '$7')},
     must(not exists (select from recorded where at > now() + interval '1 minute'), 'not-received-yet')
   from received`,
);
