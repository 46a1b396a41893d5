import { statement } from '#runtime/db/statement.ts';

export type ReservationState = 'held' | 'committed' | 'released';

/** The state of an order's reservation. */
export const findReservation = statement<{ state: ReservationState }, [orderId: string]>(
  'catalog.reservations.find',
  'select state from reservations where order_id = $1',
);

/** Moves the end of a held reservation further away, never nearer; gives the state it has. */
export const extendHold = statement<{ state: ReservationState }, [orderId: string, holdSeconds: number]>(
  'catalog.reservations.extend',
  `with reservation as (
     select order_id, state from reservations where order_id = $1 for update
   ), extended as (
     update reservations r
     set held_until = greatest(r.held_until, now() + make_interval(secs => $2::float8)), version = r.version + 1
     from reservation where r.order_id = reservation.order_id and reservation.state = 'held'
   )
   select state from reservation`,
);
