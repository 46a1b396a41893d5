import { statement } from '#runtime/db/statement.ts';

/**
 * Customers whose points changed since a moment, and a minute before it: longer than a transaction may be open, so that none is
 * missed for having been committed later; and those of whom an order holds some now. The id of an entry begins with the
 * milliseconds at which it was made (RFC 9562, version 7), so that its index finds the new ones.
 */
export const findTouchedPoints = statement<{ accountId: string }, [since: string, limit: number]>(
  'user.points.touched',
  `(select distinct account_id as "accountId" from points_entry
    where entry_id >= (lpad(to_hex((extract(epoch from $1::timestamptz - interval '60 s') * 1000)::bigint), 12, '0')
      || repeat('0', 20))::uuid limit $2)
   union (select account_id from points_hold where state = 'held' limit $2)`,
);

/** The time by which entries are found. */
export const readClock = statement<{ at: string }>('user.points.clock', 'select now() as at');
