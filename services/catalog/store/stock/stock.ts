import { statement } from '#runtime/db/statement.ts';

export type StockRow = {
  variantId: string;
  sku: string;
  onHand: number;
  held: number;
  committed: number;
  free: number;
  locations: {
    locationId: string;
    onHand: number;
    held: number;
    committed: number;
    free: number;
    safety: number;
    backorderLimit: number;
  }[];
  limitChanges: {
    locationId: string;
    safety: number;
    backorderLimit: number;
    reason: string;
    changedBy: string;
    changedAt: string;
  }[];
  movements: { movementId: string; locationId: string; quantity: number; reason: string; at: string }[];
};

/** The counters of a variant, all locations together and each, and its last 50 movements, the newest first. */
export const findStock = statement<StockRow, [variantId: string]>(
  'catalog.stock.find',
  `select v.variant_id as "variantId", v.sku,
     sum(s.on_hand)::bigint as "onHand", sum(s.held)::bigint as held,
     sum(s.committed)::bigint as committed, sum(s.free)::bigint as free,
     jsonb_agg(jsonb_build_object('locationId', s.location_id, 'onHand', s.on_hand, 'held', s.held,
       'committed', s.committed, 'free', s.free, 'safety', s.safety, 'backorderLimit', s.backorder_limit)
       order by s.location_id) as locations,
     (select coalesce(jsonb_agg(jsonb_build_object('locationId', c.location_id, 'safety', c.safety,
         'backorderLimit', c.backorder_limit, 'reason', c.reason, 'changedBy', c.changed_by,
         'changedAt', to_char(c.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.change_id desc), '[]')
       from (select * from stock_limits c where c.variant_id = v.variant_id order by c.change_id desc limit 20) c) as "limitChanges",
     (select coalesce(jsonb_agg(jsonb_build_object('movementId', m.movement_id, 'locationId', m.location_id,
         'quantity', m.quantity, 'reason', m.reason, 'at', to_char(m.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.at desc, m.movement_id desc), '[]')
       from (select * from movements m where m.variant_id = v.variant_id
         order by m.at desc, m.movement_id desc limit 50) m) as movements
   from variants v join stock s using (variant_id)
   where v.variant_id = $1 group by v.variant_id`,
);

/** What may be ordered of the variants among these that have less than wanted; unknown, unsold and hidden ones have null. */
export const findShortages = statement<
  { variantId: string; free: number | null },
  [variantIds: string[], quantities: number[]]
>(
  'catalog.stock.find-shortages',
  `with wanted as (
     select variant_id, sum(quantity) as quantity
     from unnest($1::uuid[], $2::bigint[]) as line (variant_id, quantity) group by variant_id
   )
   select w.variant_id as "variantId", kept.usable as free
   from wanted w
   left join (variants v join products p on p.product_id = v.product_id and not p.is_hidden)
     on v.variant_id = w.variant_id and v.is_sold
   left join lateral (select sum(s.free + s.backorder_limit)::bigint as usable
     from stock s where s.variant_id = v.variant_id) kept on true
   where kept.usable is null or kept.usable < w.quantity
   order by w.variant_id`,
);

/** Which of these variants are not known. */
export const findUnknownVariants = statement<{ variantId: string }, [variantIds: string[]]>(
  'catalog.stock.find-unknown',
  `select distinct variant_id as "variantId" from unnest($1::uuid[]) as asked (variant_id)
   where not exists (select from variants v where v.variant_id = asked.variant_id)`,
);
