import { statement } from '#runtime/db/statement.ts';
import { changeStock, lockedColumns, toldLevels } from './change-stock.ts';

type Lines = [variantIds: string[], locationIds: string[], safety: number[], backorderLimits: number[]];

/**
 * Sets what accounts keep back and how many may be ordered beyond what is free, and writes down what changed, with who and
 * why. Refused by `stock_free` where orders have taken more than that leaves, by `limits-incomplete` when a variant has no
 * account at a location.
 */
export const setLimits = statement<
  { changed: number },
  [...Lines, reason: string, changedBy: string, eventName: string, traceparent: string]
>(
  'catalog.stock.set-limits',
  `with given as (
     select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])
       as line (variant_id, location_id, new_safety, new_limit)
   ), locked as (
     select ${lockedColumns}, g.new_safety, g.new_limit
     from (select distinct variant_id from given) v join stock s using (variant_id)
     left join given g using (variant_id, location_id)
     order by s.variant_id, s.location_id for no key update of s
   ), changing as (
     select * from locked where (safety, backorder_limit) <> (new_safety, new_limit)
   ), noted as (
     insert into stock_limits (variant_id, location_id, safety, backorder_limit, reason, changed_by)
     select variant_id, location_id, new_safety, new_limit, $5, $6 from changing
   ), ${changeStock({ from: 'changing l', safety: 'l.new_safety', backorderLimit: 'l.new_limit' })}
   select ${toldLevels('$7', '$8')}, (select count(*) from changing) as changed,
     must((select count(*) from given) = (select count(*) from locked where new_safety is not null), 'limits-incomplete')`,
);

/** The accounts whose orders have taken more than these limits leave; `free` is what would be. */
export const findOverdrawn = statement<{ variantId: string; locationId: string; free: number }, Lines>(
  'catalog.stock.find-overdrawn',
  `select s.variant_id as "variantId", s.location_id as "locationId",
     s.on_hand - s.held - s.committed - new_safety as free
   from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])
     as line (variant_id, location_id, new_safety, new_limit)
   join stock s using (variant_id, location_id)
   where s.on_hand - s.held - s.committed - new_safety < -new_limit order by s.variant_id, s.location_id`,
);
