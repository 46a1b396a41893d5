import { statement } from '#runtime/db/statement.ts';
import type { OrderState } from '../domain/order-state.ts';

/** The order as the mover last saw it, and the lease under which the mover works from now on. */
export type Grip = [
  orderId: string,
  version: number,
  state: OrderState,
  fence: number,
  holder: string,
  leaseMs: number,
];

/** A move changes nothing and refuses with `order-moved` when somebody else has moved the order meanwhile. */
const move = (assignments: string): string => `with moved as (
     update orders set version = version + 1, lease_holder = $5,
       fence = fence + case when lease_holder is distinct from $5 then 1 else 0 end,
       lease_until = now() + make_interval(secs => $6::float8 / 1000),
       look_at = now() + make_interval(secs => $6::float8 / 1000), looks = 0, ${assignments}
     where order_id = $1 and version = $2 and state = $3 and fence = $4 returning 1)
   select must(exists (select from moved), 'order-moved'), now() as at`;

/** The goods are held; the order goes on to its first payment. */
export const moveToReserved = statement<unknown, Grip>('order.move.reserved', move(`stock = 'held'`));

/** Another payment begins: the order waits for it, and its hold is renewed. */
export const moveToNextAttempt = statement<unknown, [...Grip, holdSeconds: number]>(
  'order.move.next-attempt',
  move(`state = 'awaiting-payment', review_attempt_id = null, review_until = null,
     pay_before = greatest(case when review_until is null then pay_before end, now() + make_interval(secs => $7))`),
);

/** Nothing is decided yet: the order rests until its deadline, or until a person has looked at the payment. */
export const moveToAwaiting = statement<unknown, [...Grip, holdSeconds: number]>(
  'order.move.awaiting-payment',
  move(
    `state = 'awaiting-payment', pay_before = greatest(coalesce(pay_before, now() + make_interval(secs => $7)), review_until)`,
  ),
);

/** The goods of an addition are held: it waits for its buyer, to whom nothing was offered to pay by yet. */
export const moveToDue = statement<unknown, [...Grip, holdSeconds: number]>(
  'order.move.due',
  move(`state = 'awaiting-payment', stock = 'held', pay_before = now() + make_interval(secs => $7)`),
);

/** The payment failed: another may be made until the deadline. */
export const moveToRefused = statement<unknown, [...Grip, holdSeconds: number]>(
  'order.move.payment-refused',
  move(`state = 'payment-refused', pay_before = coalesce(pay_before, now() + make_interval(secs => $7))`),
);

/** Its money is held, to be taken as its goods are sent: it rests until they must be. */
export const moveToAuthorised = statement<unknown, [...Grip, holdSeconds: number]>(
  'order.move.authorised',
  move(`state = 'authorised', hold = 'open', pay_before = now() + make_interval(secs => $7)`),
);

/** It is paid when it is handed over: it rests to be sent, to arrive, and for its cash. */
export const moveToOnDelivery = statement<unknown, [...Grip, restSeconds: number]>(
  'order.move.on-delivery',
  move(`state = 'on-delivery', pay_before = now() + make_interval(secs => $7)`),
);

/** Its money was taken whole; unless it is said to be sent already, its goods should go in so many seconds. Its invoice is written in the same flight. */
export const moveToPaid = statement<
  { at: string },
  [...Grip, paidAt: string, shipWithinSeconds: number | null]
>(
  'order.move.paid',
  move(
    `state = 'paid', paid_at = $7::timestamptz, pay_before = null, documented = 'invoiced', capture_at = 'payment',
     ship_before = now() + make_interval(secs => $8)`,
  ),
);

/** The credit note of an invoiced order is written in the same flight. */
export const moveToCancelled = statement<unknown, Grip>(
  'order.move.cancelled',
  move(`state = 'cancelled', cancelled_at = now(), pay_before = null, ship_before = null, overdue_since = null,
     hold = case when hold is not null then 'closed' end,
     documented = case documented when 'invoiced' then 'closed' else documented end`),
);

/** The hold was lost: the deadline has come. */
export const moveToOverdue = statement<unknown, Grip>('order.move.overdue', move(`pay_before = now()`));

/** The order stays as it is, but something about its payments has changed. */
export const moveOn = statement<unknown, Grip>('order.move.on', move(`state = state`));

/** What is noted of goods that have not left is believed no longer: the catalog is asked for them once more. */
export const moveToDoubt = statement<unknown, Grip>(
  'order.move.doubt',
  move(
    `stock = case when fulfilment = 'none' and stock in ('committed', 'returned') then 'held' else stock end`,
  ),
);
