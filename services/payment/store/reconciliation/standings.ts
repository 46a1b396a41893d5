import { statement } from '#runtime/db/statement.ts';

export type Standing = {
  provider: string;
  currency: string;
  hereMinor: number;
  thereMinor: number;
  explainedMinor: number;
  openCases: number;
};

/** What each provider holds by the ledger, by its statements, and how much of the difference cases explain. */
export const findStandings = statement<Standing>(
  'payment.standing.list',
  `with here as (
     select provider, currency, debit_minor - credit_minor as minor from ledger_day where account = 'provider-clearing'
     union all
     select provider, currency, amount_minor from ledger_transaction join ledger_entry using (transaction_id)
     where account = 'provider-clearing' and posted_at >= (select before_day from ledger_closed)::timestamp at time zone 'UTC'),
   explained as (
     select provider, there_currency as currency, there_minor - corrected_there_minor as minor, (state = 'open')::int as is_open
     from reconciliation_case
     union all
     select provider, here_currency, corrected_here_minor - here_minor, 0 from reconciliation_case),
   sums as (
     select provider, currency, minor as here, 0 as there, 0 as explained, 0 as cases from here
     union all select provider, currency, 0, net_minor, 0, 0 from statement_sum
     union all select provider, currency, 0, 0, minor, is_open from explained)
   select provider, currency, sum(here)::bigint as "hereMinor", sum(there)::bigint as "thereMinor",
     sum(explained)::bigint as "explainedMinor", sum(cases)::int as "openCases"
   from sums where provider in (select provider from statement_day)
   group by provider, currency order by provider, currency`,
);

/** The last day of each provider's statements that is read whole. */
export const findReadDays = statement<{ provider: string; day: string }>(
  'payment.standing.read-days',
  'select provider, max(day) as day from statement_day where is_read group by provider',
);
