import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from './change-stock.ts';

/**
 * Moves goods from one location to another: two movements a variant, under the id of the transfer. Nothing is moved
 * (`isNew` false) when it is known. Refused by `not-free` when not so many are free there (what may be ordered beyond that is not there to be moved), by
 * `movements_stock` when a variant has no account at one of them, by `transfers_elsewhere` when both are the same.
 */
export const transferStock = statement<
  { isNew: boolean },
  [
    transferId: string,
    fromLocation: string,
    toLocation: string,
    variantIds: string[],
    quantities: number[],
    note: string | null,
    movedBy: string,
    eventName: string,
    traceparent: string,
    movedEvent: string,
  ]
>(
  'catalog.stock.transfer',
  `with transfer as (
     insert into transfers (transfer_id, from_location, to_location, note, moved_by) values ($1, $2, $3, $6, $7)
     on conflict (transfer_id) do nothing returning transfer_id
   ), part as (
     select variant_id, place.location_id, sum(place.direction * quantity)::bigint as quantity
     from transfer cross join unnest($4::uuid[], $5::bigint[]) as line (variant_id, quantity)
     cross join (values ($2::text, -1), ($3::text, 1)) as place (location_id, direction)
     group by variant_id, place.location_id
   ), moved as (
     insert into movements (variant_id, location_id, reason, quantity, reference, note)
     select variant_id, location_id, 'transferred', quantity, $1, $6 from part
   ), locked as (
     select ${lockedColumns}, p.quantity
     from (select distinct variant_id from part) v join stock s using (variant_id)
     left join part p using (variant_id, location_id)
     order by s.variant_id, s.location_id for no key update of s
   ), ${changeStock({
     from: '(select * from locked where quantity is not null) l',
     onHand: 'l.quantity',
     tellsMoves: {
       reason: 'transferred',
       more: `case when l.quantity > 0 then jsonb_build_object('fromLocationId', $2::text) else '{}' end`,
       eventName: '$10',
       traceparent: '$9',
     },
   })}
   select ${toldLevels('$8', '$9')}, exists (select from transfer) as "isNew",
     must(not exists (select from locked where quantity < 0 and free + quantity < 0), 'not-free')`,
);
