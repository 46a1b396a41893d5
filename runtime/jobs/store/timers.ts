import { statement } from '../../db/statement.ts';

/** Writes down the timers of this room; a new one is due at once. */
export const upsertTimers = statement<unknown, [names: readonly string[], everySeconds: readonly number[]]>(
  'runtime.jobs.upsert-timers',
  `insert into job_timer (name, every_seconds) select * from unnest($1::text[], $2::float8[])
   on conflict (name) do update
     set every_seconds = excluded.every_seconds,
       next_at = least(job_timer.next_at, now() + make_interval(secs => excluded.every_seconds))
     where job_timer.every_seconds <> excluded.every_seconds`,
);

/** Takes the timers that are due and that nobody runs; gives their names. */
export const claimTimers = statement<
  { name: string },
  [names: readonly string[], holder: string, timeToLiveMs: number]
>(
  'runtime.jobs.claim-timers',
  `update job_timer set holder = $2, claimed_at = now(), until = now() + make_interval(secs => $3::float8 / 1000)
   where name = any($1) and next_at <= now() and (until is null or until <= now())
   returning name`,
);

/** Milliseconds until one of these timers may be taken. */
export const nextTimer = statement<{ waitMs: number | null }, [names: readonly string[]]>(
  'runtime.jobs.next-timer',
  `select min(extract(epoch from greatest(next_at, until) - now()))::float8 * 1000 as "waitMs"
   from job_timer where name = any($1)`,
);

/** Keeps hold of timers that are still running. */
export const renewTimers = statement<
  unknown,
  [names: readonly string[], holder: string, timeToLiveMs: number]
>(
  'runtime.jobs.renew-timers',
  `update job_timer set until = now() + make_interval(secs => $3::float8 / 1000)
   where name = any($1) and holder = $2`,
);

/**
 * Lets go of a timer that ran: it is due again an interval after its start, after a failure sooner (two seconds,
 * four, …).
 */
export const finishTimer = statement<unknown, [name: string, holder: string, error: string | null]>(
  'runtime.jobs.finish-timer',
  `update job_timer set holder = null, until = null, last_error = $3,
     failures = case when $3::text is null then 0 else failures + 1 end,
     next_at = greatest(now(), claimed_at + make_interval(secs =>
       case when $3::text is null then every_seconds else least(every_seconds, 2 ^ least(failures + 1, 12)) end))
   where name = $1 and holder = $2`,
);
