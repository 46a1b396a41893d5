import { statement } from '#runtime/db/statement.ts';

/** Makes the stock of a variant a version newer, so that who listens takes what is told as news. After `lockCounters`. */
export const renewStock = statement<unknown, [variantId: string]>(
  'catalog.books.renew-stock',
  `update stock set version = version + 1 where variant_id = $1
     and location_id = (select min(location_id) from stock where variant_id = $1)`,
);

/** Sets the level of a variant to what may be ordered of it, and announces it. */
export const tellStockAgain = statement<
  unknown,
  [variantId: string, eventName: 'stock.changed', traceparent: string]
>(
  'catalog.books.tell-stock-again',
  `select tell_level($1, sum(version)::bigint, sum(free + backorder_limit)::bigint, $2, $3) from stock where variant_id = $1`,
);

/** What a variant is told of as, and what may be ordered of it; no row for a variant without stock. */
export const readLevel = statement<{ level: string; free: number }, [variantId: string]>(
  'catalog.books.level',
  `select coalesce(level, 'untold') as level, free from (
     select variant_id, sum(free + backorder_limit)::bigint as free from stock where variant_id = $1 group by variant_id) s
   left join stock_levels using (variant_id)`,
);
