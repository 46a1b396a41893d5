import { statement } from '#runtime/db/statement.ts';

export type HoldRow = {
  accountId: string;
  points: number;
  /** How many of them came back with refunds. */
  returned: number;
  state: 'held' | 'committed' | 'released' | 'returned';
  version: number;
};

/** The points that an order takes. */
export const findHold = statement<HoldRow, [orderId: string]>(
  'user.points-hold.find',
  `select account_id as "accountId", points, returned, state, version from points_hold where order_id = $1`,
);

/** Holds locked points; refuses with `points-free`, or by `points_hold_pkey` when the order has asked before. */
export const insertHold = statement<
  unknown,
  [orderId: string, accountId: string, points: number, heldSeconds: number]
>(
  'user.points-hold.insert',
  `with reserved as (
     update points_account set reserved = reserved + $3 where account_id = $2 and balance - reserved >= $3
     returning 1),
   made as (
     insert into points_hold (order_id, account_id, points, state, held_until)
     select $1, $2, $3, 'held', now() + make_interval(secs => $4::int) from reserved returning 1)
   select must(exists (select from made), 'points-free')`,
);

/** Moves a hold on; refuses with `hold-unchanged` when it was moved meanwhile. */
export const moveHold = statement<unknown, [orderId: string, version: number, state: HoldRow['state']]>(
  'user.points-hold.move',
  `with moved as (
     update points_hold set state = $3, version = version + 1 where order_id = $1 and version = $2 returning 1)
   select must(exists (select from moved), 'hold-unchanged')`,
);

/**
 * Counts redeemed points of an order that come back. Refuses with `hold-committed`, also when their entry is there, and by
 * `points_hold_returned` when it held fewer.
 */
export const returnSome = statement<unknown, [orderId: string, points: number, entryKey: string]>(
  'user.points-hold.return-some',
  `with moved as (
     update points_hold set returned = returned + $2, version = version + 1
     where order_id = $1 and state = 'committed'
       and not exists (select from points_entry where entry_key = $3) returning 1)
   select must(exists (select from moved), 'hold-committed')`,
);

/** Reserves locked points again for a hold that had come free; refuses with `points-free`. */
export const reserveAgain = statement<unknown, [accountId: string, points: number]>(
  'user.points-hold.reserve-again',
  `with reserved as (
     update points_account set reserved = reserved + $2 where account_id = $1 and balance - reserved >= $2
     returning 1)
   select must(exists (select from reserved), 'points-free')`,
);

/** Gives reserved points free. */
export const unreserve = statement<unknown, [accountId: string, points: number]>(
  'user.points-hold.unreserve',
  `update points_account set reserved = reserved - $2 where account_id = $1`,
);

/** Holds whose time is over: nobody has committed or released them. */
export const findOverdue = statement<{ orderId: string }, [limit: number]>(
  'user.points-hold.find-overdue',
  `select order_id as "orderId" from points_hold where state = 'held' and held_until <= now()
   order by held_until limit $1`,
);
