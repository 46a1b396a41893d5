import { statement } from '#runtime/db/statement.ts';

export type EntryKind = 'earned' | 'taken-back' | 'redeemed' | 'returned' | 'expired';

/** Opens the points of a customer at the first ones, and locks them: whatever follows in the flight is alone with them. */
export const lockPoints = statement<unknown, [accountId: string]>(
  'user.points.lock',
  `insert into points_account (account_id) values ($1)
   on conflict (account_id) do update set balance = points_account.balance`,
);

/**
 * Adds points, as a lot that lives so many days; what a balance below zero owes is paid from it first. Refused by
 * `points_entry_key_unique` when it was added before.
 */
export const addPoints = statement<
  unknown,
  [accountId: string, kind: EntryKind, points: number, orderId: string, entryKey: string, lifeDays: number]
>(
  'user.points.add',
  `with entry as (
     insert into points_entry (entry_id, account_id, kind, points, order_id, entry_key)
     values (uuidv7(), $1, $2, $3, $4, $5) returning entry_id),
   lot as (
     insert into points_lot (entry_id, account_id, order_id, remaining, expires_at)
     select entry_id, $1, case when $2 = 'earned' then $4::uuid end, greatest(0, $3 + least(balance, 0)),
       now() + make_interval(days => $6::int)
     from entry, points_account where account_id = $1)
   update points_account set balance = balance + $3 where account_id = $1`,
);

/** The lots of a customer with what stands before each when the oldest is used first. */
const queue = `select entry_id, remaining,
       coalesce(sum(remaining) over (order by expires_at, entry_id rows between unbounded preceding and 1 preceding), 0)
         as ahead
     from points_lot where account_id = $1 and remaining > 0`;

/** Takes redeemed points from the oldest lots on, and off the balance and what is reserved. */
export const redeemPoints = statement<
  unknown,
  [accountId: string, points: number, orderId: string, entryKey: string]
>(
  'user.points.redeem',
  `with queue as (${queue}),
   used as (
     update points_lot set remaining = points_lot.remaining - least(points_lot.remaining, $2 - ahead)
     from queue where points_lot.entry_id = queue.entry_id and ahead < $2),
   entry as (
     insert into points_entry (entry_id, account_id, kind, points, order_id, entry_key)
     values (uuidv7(), $1, 'redeemed', -$2::bigint, $3, $4))
   update points_account set balance = balance - $2, reserved = reserved - $2 where account_id = $1`,
);

/**
 * Takes back points that an order earned: from its own lot; none for what of that has expired, which nobody has; the rest
 * from other lots, the oldest first, and below zero where those have been redeemed.
 */
export const takeBackPoints = statement<
  unknown,
  [accountId: string, points: number, orderId: string, entryKey: string]
>(
  'user.points.take-back',
  `with own as (
     select entry_id, least(remaining, $2) as taken, least(expired, $2 - least(remaining, $2)) as waived
     from points_lot where order_id = $3 and account_id = $1),
   from_own as (
     update points_lot set remaining = remaining - taken, expired = expired - waived
     from own where points_lot.entry_id = own.entry_id),
   rest as (select $2 - coalesce(sum(taken + waived), 0) as points, $2 - coalesce(sum(waived), 0) as due from own),
   queue as (${queue} and order_id is distinct from $3),
   from_others as (
     update points_lot set remaining = points_lot.remaining - least(points_lot.remaining, rest.points - ahead)
     from queue, rest where points_lot.entry_id = queue.entry_id and ahead < rest.points),
   entry as (
     insert into points_entry (entry_id, account_id, kind, points, order_id, entry_key)
     select uuidv7(), $1, 'taken-back', -due, $3, $4 from rest where due > 0)
   update points_account set balance = balance - due from rest where account_id = $1`,
);

/** Lets lots expire whose time is over, of customers whose points nothing holds; gives how many. */
export const expireLots = statement<{ count: number }, [limit: number]>(
  'user.points.expire',
  `with due as (
     select lot.entry_id, lot.account_id, lot.remaining
     from points_lot as lot join points_account as account using (account_id)
     where lot.expires_at <= now() and lot.remaining > 0 and account.reserved = 0
     order by lot.expires_at limit $1 for update of account, lot skip locked),
   emptied as (
     update points_lot set expired = points_lot.expired + due.remaining, remaining = 0
     from due where points_lot.entry_id = due.entry_id),
   entries as (
     insert into points_entry (entry_id, account_id, kind, points, entry_key)
     select uuidv7(), account_id, 'expired', -remaining, 'expired:' || entry_id from due),
   sums as (select account_id, sum(remaining) as points from due group by account_id),
   paid as (
     update points_account set balance = balance - sums.points
     from sums where points_account.account_id = sums.account_id)
   select count(*) as count from due`,
);

export type PointsRow = { balance: number; free: number; expiresAt: string | null; expiring: number | null };

/** What a customer has, what they can redeem, and what expires next. */
export const findPoints = statement<PointsRow, [accountId: string]>(
  'user.points.find',
  `select balance, greatest(0, balance - reserved) as free, next.expires_at as "expiresAt", next.remaining as expiring
   from points_account
   left join lateral (
     select expires_at, remaining from points_lot
     where points_lot.account_id = points_account.account_id and remaining > 0
     order by expires_at, entry_id limit 1) as next on true
   where account_id = $1`,
);

export type EntryRow = {
  entryId: string;
  kind: EntryKind;
  points: number;
  orderId: string | null;
  at: string;
};

/** The entries of a customer, newest first, from behind one on. */
export const listEntries = statement<EntryRow, [accountId: string, before: string | null, limit: number]>(
  'user.points.list-entries',
  `select entry_id as "entryId", kind, points, order_id as "orderId", at from points_entry
   where account_id = $1 and ($2::uuid is null or entry_id < $2::uuid)
   order by entry_id desc limit $3`,
);
