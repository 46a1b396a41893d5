import { statement } from '../../db/statement.ts';
import { eventColumns, type EventRow } from './event-log.ts';

/** `$2` counts from one: the wait after the first failure, after the second, …; none left means it stays parked. */
const retryAt = (attempts: string, delaysMs: string) =>
  `now() + make_interval(secs => (${delaysMs}::float8[])[${attempts}] / 1000)`;

const isFirstOfKey = `not exists (select from event_parked earlier
  where earlier.listener = e.listener and earlier.key = e.key
    and (earlier.epoch, earlier.xid, earlier.sequence) < (e.epoch, e.xid, e.sequence))`;

/** Puts events aside for a listener, those that failed once with their error, and those that wait behind without. */
export const parkEvents = statement<
  unknown,
  [
    listener: string,
    eventIds: readonly string[],
    errors: readonly (string | null)[],
    retryDelaysMs: readonly number[],
  ]
>(
  'runtime.events.park',
  `insert into event_parked (listener, event_id, name, key, version, payload, traceparent, occurred_at,
     epoch, xid, sequence, attempts, error, retry_at)
   select $1, e.event_id, e.name, e.key, e.version, e.payload, e.traceparent, e.occurred_at, e.epoch, e.xid, e.sequence,
     case when aside.error is null then 0 else 1 end, aside.error,
     case when aside.error is null then null else ${retryAt('1', '$4')} end
   from unnest($2::uuid[], $3::text[]) as aside (event_id, error) join event_log e using (event_id)
   on conflict do nothing`,
);

/** Parked events that are due, each followed by what waits behind it, in the log's order. */
export const readDue = statement<EventRow, [listener: string, limit: number]>(
  'runtime.events.read-due',
  `select ${eventColumns} from event_parked e
   where e.listener = $1 and e.key in (
     select key from event_parked where listener = $1 and retry_at <= now() order by retry_at limit 20)
   order by e.epoch, e.xid, e.sequence limit $2`,
);

export const deleteParked = statement<unknown, [listener: string, eventIds: readonly string[]]>(
  'runtime.events.delete-parked',
  'delete from event_parked where listener = $1 and event_id = any($2::uuid[])',
);

export const countFailures = statement<
  unknown,
  [listener: string, eventIds: readonly string[], errors: readonly string[], retryDelaysMs: readonly number[]]
>(
  'runtime.events.count-failures',
  `update event_parked e set attempts = e.attempts + 1, error = failed.error,
     retry_at = ${retryAt('e.attempts + 1', '$4')}
   from unnest($2::uuid[], $3::text[]) as failed (event_id, error)
   where e.listener = $1 and e.event_id = failed.event_id`,
);

/** Lets what waited behind accepted events go on. */
export const promoteFirst = statement<unknown, [listener: string, keys: readonly string[]]>(
  'runtime.events.promote-first',
  `update event_parked e set retry_at = now()
   where e.listener = $1 and e.key = any($2) and e.attempts = 0 and e.retry_at is null and ${isFirstOfKey}`,
);

/** Lets the relay try parked keys again now, from their first event on; gives the keys. */
export const redriveParked = statement<{ key: string }, [listener: string, key: string | null]>(
  'runtime.events.redrive',
  `update event_parked e set retry_at = now(), attempts = 0
   where e.listener = $1 and ($2::text is null or e.key = $2) and ${isFirstOfKey}
   returning e.key`,
);

export type ParkedRow = EventRow & {
  listener: string;
  attempts: number;
  error: string | null;
  parkedAt: string;
  retryAt: string | null;
};

/** What is parked for a listener, or for all, in the log's order. */
export const listParked = statement<ParkedRow, [listener: string | null, key: string | null, limit: number]>(
  'runtime.events.list-parked',
  `select ${eventColumns}, e.listener, e.attempts, e.error, e.parked_at as "parkedAt", e.retry_at as "retryAt"
   from event_parked e
   where ($1::text is null or e.listener = $1) and ($2::text is null or e.key = $2)
   order by e.listener, e.epoch, e.xid, e.sequence limit $3`,
);
