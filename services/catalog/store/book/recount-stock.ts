import { statement } from '#runtime/db/statement.ts';

export type CountersRow = { locationId: string; onHand: number; held: number; committed: number };

/** The counters of a variant at each location. */
export const readCounters = statement<CountersRow, [variantId: string]>(
  'catalog.books.counters',
  `select location_id as "locationId", on_hand as "onHand", held, committed from stock
   where variant_id = $1 order by location_id`,
);

/** Holds the accounts of a variant, in the order in which everybody does. */
export const lockCounters = statement<unknown, [variantId: string]>(
  'catalog.books.lock-counters',
  'select from stock where variant_id = $1 order by variant_id, location_id for update',
);

/**
 * Sets the counters to the sums of the movements. Refuses with `reservations-differ` when these are not what the reservations
 * of orders hold: then nobody can say which is right. The limits of stock refuse by themselves. After `lockCounters`.
 */
export const recountCounters = statement<unknown, [variantId: string]>(
  'catalog.books.recount',
  `with summed as (
     select s.location_id, coalesce(sum(on_hand_change), 0) as on_hand, coalesce(sum(held_change), 0) as held,
       coalesce(sum(committed_change), 0) as committed
     from stock s left join movements m on m.variant_id = s.variant_id and m.location_id = s.location_id
     where s.variant_id = $1 group by s.location_id
   ), reserved as (
     select location_id, sum(quantity - shipped - cancelled) filter (where state = 'held') as held,
       sum(quantity - shipped - cancelled) filter (where state = 'committed') as committed
     from reservation_lines join reservations using (order_id) where variant_id = $1 group by location_id
   ), judged as (
     select must(not exists (select from summed left join reserved r using (location_id)
       where (summed.held, summed.committed) <> (coalesce(r.held, 0), coalesce(r.committed, 0))), 'reservations-differ')
   )
   update stock s set on_hand = m.on_hand, held = m.held, committed = m.committed, version = version + 1
   from summed m, judged
   where s.variant_id = $1 and s.location_id = m.location_id
     and (s.on_hand, s.held, s.committed) <> (m.on_hand, m.held, m.committed)`,
);

/** Writes down who set the counters of a variant, and from what to what. */
export const noteRecount = statement<
  unknown,
  [recountId: string, variantId: string, who: string, before: string]
>(
  'catalog.books.note-recount',
  `insert into stock_recounts (recount_id, variant_id, who, before, after)
   select $1, $2, $3, $4::jsonb, jsonb_agg(jsonb_build_object('locationId', location_id, 'onHand', on_hand, 'held', held,
     'committed', committed) order by location_id) from stock where variant_id = $2`,
);
