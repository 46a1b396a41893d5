import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from '../stock/change-stock.ts';

export type MoveOutcome = { outcome: 'moved' | 'known' | 'not-found' | 'too-many' };

type Values = [
  moveId: string,
  orderId: string,
  variantIds: string[],
  quantities: number[],
  eventName: string,
  traceparent: string,
  movedEvent: string,
];

/** What is asked for by variant, and what the order's committed lines have of it, place by place. */
const asked = (open: string) => `wanted as (
     select variant_id, sum(quantity)::bigint as quantity
     from unnest($3::uuid[], $4::bigint[]) as line (variant_id, quantity) group by variant_id
   ), line as (
     select l.variant_id, l.location_id, w.quantity as wanted,
       ${open} as open, l.shipped - l.returned as away,
       sum(${open}) over place as open_until,
       sum(l.shipped - l.returned) over place as away_until,
       sum(${open}) over (partition by l.variant_id) as open_all
     from wanted w join reservation_lines l on l.order_id = $2 and l.variant_id = w.variant_id
     where exists (select from reservations where order_id = $2 and state = 'committed')
     window place as (partition by l.variant_id order by l.location_id)
   )`;
const onShelf = 'l.quantity - l.shipped - l.cancelled';

const judged = (moved: string) => `verdict as (
     select case
       when exists (select from goods_moves where move_id = $1) then 'known'
       when not exists (select from reservations where order_id = $2 and state = 'committed') then 'not-found'
       when exists (select from wanted w
         where w.quantity > coalesce((select sum(${moved}) from part p where p.variant_id = w.variant_id), 0))
       then 'too-many' else 'moved' end as outcome
   )`;

/** The accounts, at all locations, of the variants of which a part is moved. */
const touched = (isMoved: string) => `(select distinct variant_id from part p where ${isMoved}) v
     join stock s using (variant_id) left join part p using (variant_id, location_id)
     where (select outcome from verdict) = 'moved'`;

/** Ships goods of an order: they leave what is committed and what is on hand. Sent after `lockReservation`. */
export const shipGoods = statement<MoveOutcome, Values>(
  'catalog.goods.ship',
  `with ${asked(onShelf)}, part as (
     select variant_id, location_id, least(open, greatest(0, wanted - (open_until - open))) as quantity from line
   ), ${judged('p.quantity')}, locked as (
     select ${lockedColumns}, coalesce(p.quantity, 0) as quantity from ${touched('p.quantity > 0')}
     order by s.variant_id, s.location_id for no key update of s
   ), noted as (
     insert into goods_moves (move_id, order_id, kind) select $1, $2, 'shipped' from verdict where outcome = 'moved'
   ), counted as (
     update reservation_lines r set shipped = shipped + l.quantity from locked l
     where l.quantity > 0 and r.order_id = $2 and r.variant_id = l.variant_id and r.location_id = l.location_id
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select variant_id, location_id, $2, 'shipped', quantity from locked where quantity > 0
   ), ${changeStock({
     from: '(select * from locked where quantity > 0) l',
     onHand: '-l.quantity',
     committed: '-l.quantity',
     tellsMoves: { reason: 'shipped', eventName: '$7', traceparent: '$6' },
   })}
   select outcome, ${toldLevels('$5', '$6')} from verdict`,
);

/**
 * Takes goods of an order back, those first that are still on the shelf, unless all `wereShipped`; `isSellable` tells
 * whether they go back into what may be sold. Sent after `lockReservation`.
 */
export const takeBackGoods = statement<MoveOutcome, [...Values, isSellable: boolean, wereShipped: boolean]>(
  'catalog.goods.take-back',
  `with ${asked(`(case when $9::boolean then 0 else ${onShelf} end)`)}, part as (
     select variant_id, location_id, least(open, greatest(0, wanted - (open_until - open))) as kept,
       least(away, greatest(0, greatest(0, wanted - open_all) - (away_until - away))) as back from line
   ), ${judged('p.kept + p.back')}, locked as (
     select ${lockedColumns}, coalesce(p.kept, 0) as kept, coalesce(p.back, 0) as back
     from ${touched('p.kept + p.back > 0')}
     order by s.variant_id, s.location_id for no key update of s
   ), noted as (
     insert into goods_moves (move_id, order_id, kind) select $1, $2, 'taken-back' from verdict where outcome = 'moved'
   ), counted as (
     update reservation_lines r set cancelled = cancelled + l.kept, returned = returned + l.back from locked l
     where l.kept + l.back > 0 and r.order_id = $2 and r.variant_id = l.variant_id and r.location_id = l.location_id
   ), moved as (
     insert into movements (variant_id, location_id, order_id, reason, quantity)
     select variant_id, location_id, $2, reason, quantity from locked, lateral (values
       ('cancelled', kept), ('scrapped', case when $8::boolean then 0 else kept end),
       ('returned', case when $8::boolean then back else 0 end)) as each (reason, quantity) where quantity > 0
   ), ${changeStock({
     from: '(select * from locked where kept + back > 0) l',
     onHand: 'case when $8::boolean then l.back else -l.kept end',
     committed: '-l.kept',
     tellsMoves: { reason: 'taken-back', eventName: '$7', traceparent: '$6' },
   })}
   select outcome, ${toldLevels('$5', '$6')} from verdict`,
);
