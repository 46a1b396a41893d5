import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Order } from '../domain/order.ts';

/** Takes an order to work on it, unless somebody else does. */
export const leaseOrder = statement<{ orderId: string }, [orderId: string, holder: string, leaseMs: number]>(
  'order.lease.take',
  `update orders set lease_holder = $2, fence = fence + 1,
     lease_until = now() + make_interval(secs => $3::float8 / 1000),
     look_at = now() + make_interval(secs => $3::float8 / 1000)
   where order_id = $1 and (lease_until is null or lease_until <= now() or lease_holder = $2)
   returning order_id as "orderId"`,
);

/**
 * Keeps whoever else comes for an order in hand waiting until the flight has ended: it then finds the lease and what the flight wrote.
 * Tells the instant of the database; refuses with `order-moved` when somebody else has it.
 */
export const keepOrder = briefStatement<
  { at: string },
  [orderId: string, version: number, fence: number, holder: string]
>(
  'order.lease.keep',
  `with kept as (
     select from orders where order_id = $1 and version = $2 and fence = $3 and lease_holder = $4 for no key update)
   select must(exists (select from kept), 'order-moved'), now() as at`,
);

/** Takes the order that the last checkout with this Idempotency-Key placed, unless somebody else works on it. */
export const leaseOrderByRepeat = statement<
  { orderId: string },
  [repeatHash: string, holder: string, leaseMs: number]
>(
  'order.lease.take-by-repeat',
  `update orders set lease_holder = $2, fence = fence + 1,
     lease_until = now() + make_interval(secs => $3::float8 / 1000),
     look_at = now() + make_interval(secs => $3::float8 / 1000)
   where order_id = (select order_id from orders where repeat_hash = $1 order by order_id desc limit 1)
     and (lease_until is null or lease_until <= now() or lease_holder = $2)
   returning order_id as "orderId"`,
);

/** Takes up to `limit` orders that must be looked at and that nobody works on, the longest waiting first. */
export const leaseDueOrders = statement<
  { orderId: string },
  [holder: string, leaseMs: number, limit: number]
>(
  'order.lease.take-due',
  `with due as (
     select order_id from orders
     where look_at <= now() and (lease_until is null or lease_until <= now())
     order by look_at limit $3 for update skip locked)
   update orders set lease_holder = $1, fence = fence + 1,
     lease_until = now() + make_interval(secs => $2::float8 / 1000),
     look_at = now() + make_interval(secs => $2::float8 / 1000)
   from due where orders.order_id = due.order_id
   returning orders.order_id as "orderId"`,
);

/**
 * Lets go of an order and notes what became of its goods and points: the system looks again after so many seconds, or at the deadline if that comes first; not at
 * all when it is null. Refuses with `order-moved` when somebody else has it.
 */
export const releaseOrder = briefStatement<
  unknown,
  [
    orderId: string,
    version: number,
    fence: number,
    secondsToNextLook: number | null,
    stock: Order['stock'],
    pointsState: Order['pointsState'],
  ]
>(
  'order.lease.release',
  `with released as (
     update orders set lease_holder = null, lease_until = null, stock = $5, points_state = $6, looks = looks + 1,
       look_at = case when pay_before > now() then least(pay_before, now() + make_interval(secs => $4))
         else now() + make_interval(secs => $4) end
     where order_id = $1 and version = $2 and fence = $3 returning 1)
   select must(exists (select from released), 'order-moved')`,
);
