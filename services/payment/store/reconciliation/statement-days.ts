import { statement } from '#runtime/db/statement.ts';

export type StatementDay = { day: string; cursor: string | null };

/**
 * The day of a provider's statements that is to be read next, and where: the one that was begun, the one after the last, or
 * the day of the first attempt. No row when nothing was ever tried here.
 */
export const findNextDay = statement<StatementDay, [provider: string]>(
  'payment.statement-day.next',
  `select case when is_read then day + 1 else day end as day, case when is_read then null else cursor end as cursor
   from (
     (select 1 as priority, day, cursor, is_read from statement_day where provider = $1 order by day desc limit 1)
     union all
     (select 2, (created_at at time zone 'UTC')::date, null, false from attempt order by attempt_id limit 1)
     order by priority limit 1) as last`,
);

/** Notes how far a day is read; refused as `statement-moved` when somebody else has read on from `seenCursor`. */
export const readOn = statement<
  unknown,
  [provider: string, day: string, seenCursor: string | null, cursor: string | null, isRead: boolean]
>(
  'payment.statement-day.read-on',
  `with moved as (
     insert into statement_day (provider, day, cursor, is_read) values ($1, $2, $4, $5)
     on conflict (provider, day) do update set cursor = $4, is_read = $5
       where not statement_day.is_read and statement_day.cursor is not distinct from $3::text
     returning 1)
   select must(exists (select from moved), 'statement-moved')`,
);
