import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from './change-stock.ts';

/**
 * Writes down what was counted at a location beside what the books said at that moment, and corrects the books by a
 * movement for each difference, under the id of the count. Nothing happens (`isNew` false) when it is known. Refused by
 * `stock_free` when fewer were counted than orders have, by `count-incomplete` when a variant has no account there, by
 * `counts_location_id_fkey` when there is no such location.
 */
export const countStock = statement<
  { isNew: boolean },
  [
    countId: string,
    locationId: string,
    variantIds: string[],
    counted: number[],
    reason: string,
    countedBy: string,
    eventName: string,
    traceparent: string,
    movedEvent: string,
  ]
>(
  'catalog.stock.count',
  `with counting as (
     insert into counts (count_id, location_id, reason, counted_by) values ($1, $2, $5, $6)
     on conflict (count_id) do nothing returning count_id
   ), found as (
     select variant_id, counted from counting
     cross join unnest($3::uuid[], $4::bigint[]) as line (variant_id, counted)
   ), locked as (
     select ${lockedColumns}, f.counted
     from found f join stock s using (variant_id)
     order by s.variant_id, s.location_id for no key update of s
   ), here as (
     select * from locked where location_id = $2
   ), written as (
     insert into count_lines (count_id, variant_id, on_hand, counted)
     select $1, variant_id, on_hand, counted from here
   ), moved as (
     insert into movements (variant_id, location_id, reason, quantity, reference, note)
     select variant_id, location_id, 'counted', counted - on_hand, $1, $5 from here where counted <> on_hand
   ), ${changeStock({
     from: '(select * from here where counted <> on_hand) l',
     onHand: '(l.counted - l.on_hand)',
     tellsMoves: { reason: 'counted', eventName: '$9', traceparent: '$8' },
   })}
   select ${toldLevels('$7', '$8')}, exists (select from counting) as "isNew",
     must((select count(*) from found) = (select count(*) from here), 'count-incomplete')`,
);

/** What a count found, by variant. */
export const listCountLines = statement<
  { variantId: string; sku: string; onHand: number; counted: number },
  [countId: string]
>(
  'catalog.stock.list-count',
  `select c.variant_id as "variantId", v.sku, c.on_hand as "onHand", c.counted
   from count_lines c join variants v using (variant_id) where c.count_id = $1 order by v.sku limit 500`,
);

/** The variants of which fewer were counted at a location than orders have; `promised` is what they have. */
export const findPromised = statement<
  { variantId: string; counted: number; promised: number },
  [locationId: string, variantIds: string[], counted: number[]]
>(
  'catalog.stock.find-promised',
  `select variant_id as "variantId", counted, s.held + s.committed as promised
   from unnest($2::uuid[], $3::bigint[]) as line (variant_id, counted) join stock s using (variant_id)
   where s.location_id = $1 and counted - s.held - s.committed - s.safety < -s.backorder_limit order by variant_id`,
);
