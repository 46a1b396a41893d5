import { statement, type Step } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of the points of customers. */
export const findBrokenPoints = statement<BrokenRow, [limit: number]>(
  'user.audit-points',
  `select * from (
     select 'a balance of points is the sum of its entries' as rule, account_id::text as id, 'balance ' || balance as detail from points_account
     where balance <> (
       select coalesce(sum(points), 0) from points_entry as entry where entry.account_id = points_account.account_id)
     union all
     select 'reserved points are those that are held', account_id::text, 'reserved ' || reserved from points_account
     where reserved <> (
       select coalesce(sum(points), 0) from points_hold as hold
       where hold.account_id = points_account.account_id and state = 'held')
     union all
     select 'what is left of points is their balance', account_id::text, 'balance ' || balance from points_account
     where greatest(balance, 0) <> (
       select coalesce(sum(remaining), 0) from points_lot as lot where lot.account_id = points_account.account_id)
     union all
     select 'points fall below zero by taking back only', account_id::text, 'balance ' || balance from points_account
     where balance < 0 and not exists (
       select from points_entry as entry
       where entry.account_id = points_account.account_id and kind = 'taken-back')
   ) as broken order by rule, id limit $1`,
);

const ofSome = ['points_account', 'points_entry', 'points_lot', 'points_hold']
  .map((table) => `${table} as (select * from ${table} where account_id = any($2::uuid[]))`)
  .join(', ');

/** The same rules, asked of some customers only: a name in `with` stands before the table of that name. */
export function findBrokenPointsOf(limit: number, accountIds: readonly string[]): Step<BrokenRow> {
  const { name, text, values } = findBrokenPoints(limit);
  return {
    name: `${name}-of-some`,
    text: `with ${ofSome} select * from (${text}) as found`,
    values: [...values, accountIds],
  };
}
