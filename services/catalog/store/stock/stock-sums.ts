import { statement } from '#runtime/db/statement.ts';
import type { ReservationState } from '../reservation/find.ts';

/** What movements come to, by reason; what went out apart from what came in. */
export const sumOfMovements = statement<
  { reason: string; movements: number; quantity: number },
  [movementIds: string[]]
>(
  'catalog.stock.sum-movements',
  `select reason, count(*) as movements, sum(quantity)::bigint as quantity
   from movements where movement_id = any($1::uuid[])
   group by reason, quantity < 0 order by reason, quantity < 0`,
);

/** What the reservations of orders took, by state, and what left them again before it went. */
export const sumOfReservations = statement<
  { state: ReservationState; reservations: number; units: number; cancelled: number },
  [orderIds: string[]]
>(
  'catalog.stock.sum-reservations',
  `select state, count(distinct order_id) as reservations, sum(quantity)::bigint as units,
     sum(cancelled)::bigint as cancelled
   from reservations join reservation_lines using (order_id) where order_id = any($1::uuid[])
   group by state order by state`,
);
