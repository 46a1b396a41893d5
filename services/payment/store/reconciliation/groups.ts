import { statement } from '#runtime/db/statement.ts';
import type { Group } from '../../domain/reconciliation/judge-group.ts';

/**
 * The money of attempts by kind: posted, due by the statements that are read, and told by them. Due is what was posted
 * five minutes before their last day ended, since clocks differ and a capture is posted after it was done.
 */
export const findGroups = statement<Group, [attemptIds: readonly string[]]>(
  'payment.reconciliation.groups',
  `with horizon as (
     select provider, (max(day) + 1)::timestamp at time zone 'UTC' - interval '5 minutes' as due_before
     from statement_day where is_read group by provider)
   select attempt_id as "attemptId", a.provider, a.currency, kind, posted.here_minor as "hereMinor", posted.due_minor as "dueMinor",
     told.there_minor as "thereMinor", told.foreign_minor as "foreignMinor", told.foreign_currency as "foreignCurrency"
   from attempt a left join horizon using (provider)
   cross join unnest(array['capture', 'refund', 'dispute', 'dispute-reversal']) as kind
   cross join lateral (
     select coalesce(sum(abs(amount_minor)), 0)::bigint as here_minor,
       coalesce(sum(abs(amount_minor)) filter (where posted_at < due_before), 0)::bigint as due_minor
     from ledger_transaction t join ledger_entry using (transaction_id)
     where t.attempt_id = a.attempt_id and why = kind and account = 'provider-clearing') as posted
   cross join lateral (
     select coalesce(sum(amount_minor) filter (where line.currency = a.currency), 0)::bigint as there_minor,
       coalesce(sum(amount_minor) filter (where line.currency <> a.currency), 0)::bigint as foreign_minor,
       min(line.currency) filter (where line.currency <> a.currency) as foreign_currency
     from statement_line line where line.attempt_id = a.attempt_id and line.kind = kind.kind and not is_duplicate) as told
   where attempt_id = any($1::uuid[]) and (here_minor > 0 or there_minor > 0 or foreign_minor > 0)`,
);

/** `attemptId` is null for what is not the money of an attempt of this provider. */
export type DuePosting = { transactionId: string; postedAt: string; attemptId: string | null };

/** The next postings that are due by the statements of a provider and were not held against them yet. */
export const findDuePostings = statement<DuePosting, [provider: string, limit: number]>(
  'payment.reconciliation.due',
  `select t.transaction_id as "transactionId", t.posted_at as "postedAt", a.attempt_id as "attemptId"
   from ledger_transaction t left join attempt a on a.attempt_id = t.attempt_id and a.provider = $1
   where (t.posted_at, t.transaction_id) > (
       coalesce((select r.posted_at from reconciliation r where r.provider = $1), '-infinity'),
       coalesce((select r.transaction_id from reconciliation r where r.provider = $1), '00000000-0000-0000-0000-000000000000'))
     and t.posted_at < (select (max(day) + 1)::timestamp at time zone 'UTC' - interval '5 minutes'
       from statement_day where statement_day.provider = $1 and is_read)
   order by t.posted_at, t.transaction_id limit $2`,
);

/** Notes up to which posting the ledger was held against the statements; never back. */
export const noteHeld = statement<unknown, [provider: string, postedAt: string, transactionId: string]>(
  'payment.reconciliation.held',
  `insert into reconciliation (provider, posted_at, transaction_id) values ($1, $2, $3)
   on conflict (provider) do update set posted_at = excluded.posted_at, transaction_id = excluded.transaction_id
     where (reconciliation.posted_at, reconciliation.transaction_id) < (excluded.posted_at, excluded.transaction_id)`,
);
