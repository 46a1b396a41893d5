import { statement } from '#runtime/db/statement.ts';

/** Holds the points of a customer; refuses with `no-such-account`. */
export const holdPoints = statement<unknown, [accountId: string]>(
  'user.points.hold-account',
  `with held as (select from points_account where account_id = $1 for update)
   select must(exists (select from held), 'no-such-account')`,
);

/**
 * Sets the balance to the sum of the entries and what is reserved to the sum of the holds; refuses with `lots-differ` when what
 * is left of the lots is another sum than that of the entries: then nobody can say which is right. After `holdPoints`.
 */
export const recountPoints = statement<{ balance: number; reserved: number }, [accountId: string]>(
  'user.points.recount',
  `with summed as (
     select (select coalesce(sum(points), 0) from points_entry where account_id = $1) as balance,
       (select coalesce(sum(points), 0) from points_hold where account_id = $1 and state = 'held') as reserved,
       (select coalesce(sum(remaining), 0) from points_lot where account_id = $1) as remaining
   ), judged as (select must(greatest(balance, 0) = remaining, 'lots-differ') from summed)
   update points_account set balance = summed.balance, reserved = summed.reserved from summed, judged
   where account_id = $1
   returning points_account.balance, points_account.reserved`,
);
