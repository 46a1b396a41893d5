import { statement } from '#runtime/db/statement.ts';

/**
 * Notes an order that has no reservation as released, so that a request to reserve which is still on its way takes nothing.
 * Sent before `lockReservation`: it waits for a reservation that is being written.
 */
export const closeReservation = statement<{ isNew: true }, [orderId: string]>(
  'catalog.reservations.close',
  `insert into reservations (order_id, state, held_until) values ($1, 'released', now())
   on conflict (order_id) do nothing returning true as "isNew"`,
);

/**
 * Holds an order's reservation. Sent before whatever moves its goods, in a flight with it: a statement that waited for the
 * lock by itself would go on with the lines of before.
 */
export const lockReservation = statement<unknown, [orderId: string]>(
  'catalog.reservations.lock',
  'select order_id from reservations where order_id = $1 for update',
);
