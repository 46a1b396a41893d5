import type { StockBookValue } from '#contracts/audit.ts';
import { statement } from '#runtime/db/statement.ts';

/** What is reserved for orders. */
export const tellStockBooks = statement<StockBookValue, [orderIds: string[]]>(
  'catalog.books.tell',
  `select order_id as "orderId", state, coalesce(sum(quantity - cancelled), 0)::bigint as units,
     coalesce(sum(quantity - shipped - cancelled), 0)::bigint as "unitsHere"
   from reservations left join reservation_lines using (order_id)
   where order_id = any($1::uuid[]) group by order_id, state`,
);

/** Orders with a reservation, in the order of their ids, 500 behind one of them. */
export const listBookedOrders = statement<{ orderId: string }, [after: string | null]>(
  'catalog.books.list',
  `select order_id as "orderId" from reservations
   where order_id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by order_id limit 500`,
);

export type MovedRow = { variantId: string; orderIds: string[] };

/**
 * The variants that moved since a moment, and a minute before it: longer than a transaction may be open, so that none is
 * missed for having been committed later. With the orders that moved them. Goods received with an earlier day are left to the
 * daily recount.
 */
export const findMoved = statement<MovedRow, [since: string, limit: number]>(
  'catalog.books.moved',
  `select variant_id as "variantId", coalesce(array_agg(distinct order_id) filter (where order_id is not null), '{}') as "orderIds"
   from movements where at > $1::timestamptz - interval '60 s' group by variant_id order by variant_id limit $2`,
);

/** The time by which movements are found. */
export const readClock = statement<{ at: string }>('catalog.books.clock', 'select now() as at');
