import { statement } from '#runtime/db/statement.ts';

/**
 * Sums the next day that is over, and gives it; no row when none is. What is posted bears the time at which its
 * transaction began, and none lasts ten minutes: nothing is added to a day that is closed.
 */
export const closeNextDay = statement<{ day: string }>(
  'payment.ledger-day.close',
  `with closing as (
     update ledger_closed set before_day = before_day + 1
     where before_day < ((now() - interval '10 minutes') at time zone 'UTC')::date
     returning before_day - 1 as day),
   summed as (
     insert into ledger_day (day, account, provider, currency, debit_minor, credit_minor)
     select day, account, coalesce(provider, ''), currency, coalesce(sum(amount_minor) filter (where amount_minor > 0), 0),
       coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)
     from closing join ledger_transaction on posted_at >= day::timestamp at time zone 'UTC'
       and posted_at < (day + 1)::timestamp at time zone 'UTC'
     join ledger_entry using (transaction_id)
     group by day, account, coalesce(provider, ''), currency)
   select day from closing`,
);

export type Balance = {
  account: string;
  kind: 'asset' | 'liability' | 'income' | 'expense';
  provider: string;
  currency: string;
  openingMinor: number;
  debitMinor: number;
  creditMinor: number;
};

/**
 * What accounts held before the day `from`, and their debits and credits from then to the end of `to`: closed days, and
 * the entries of the days since.
 */
export const listBalances = statement<
  Balance,
  [from: string, to: string, account: string, provider: string, currency: string, limit: number]
>(
  'payment.ledger-day.balances',
  `with moved as (
     select account, provider, currency, day, debit_minor, credit_minor from ledger_day where day <= $2::date
     union all
     select account, coalesce(provider, ''), currency, (posted_at at time zone 'UTC')::date,
       greatest(amount_minor, 0), greatest(-amount_minor, 0)
     from ledger_transaction join ledger_entry using (transaction_id)
     where posted_at >= (select before_day from ledger_closed)::timestamp at time zone 'UTC'
       and posted_at < ($2::date + 1)::timestamp at time zone 'UTC')
   select account, kind, provider, currency,
     coalesce(sum(debit_minor - credit_minor) filter (where day < $1::date), 0)::bigint as "openingMinor",
     coalesce(sum(debit_minor) filter (where day >= $1::date), 0)::bigint as "debitMinor",
     coalesce(sum(credit_minor) filter (where day >= $1::date), 0)::bigint as "creditMinor"
   from moved join account using (account)
   where (account, provider, currency) > ($3, $4, $5)
   group by account, kind, provider, currency order by account, provider, currency limit $6`,
);
