import { statement } from '#runtime/db/statement.ts';

/**
 * Counts a try for each subject (hashes of what was looked for) in windows of ten minutes, and gives the highest
 * count with the seconds until its window ends. Subjects are locked in order.
 */
export const countFindTries = statement<{ tries: number; secondsLeft: number }, [subjectHashes: string[]]>(
  'order.find-try.count',
  `with counted as (
     insert into find_tries as known (subject_hash, tries, window_ends_at)
     select subject, 1, now() + interval '10 minutes' from unnest($1::text[]) as subject order by subject
     on conflict (subject_hash) do update set
       tries = case when known.window_ends_at <= now() then 1 else known.tries + 1 end,
       window_ends_at = case when known.window_ends_at <= now() then excluded.window_ends_at else known.window_ends_at end
     returning tries, window_ends_at)
   select tries, greatest(1, ceil(extract(epoch from window_ends_at - now())))::int as "secondsLeft"
   from counted order by tries desc limit 1`,
);

/** Forgets windows that are over, at most `limit`. */
export const deleteOldTries = statement<{ subjectHash: string }, [limit: number]>(
  'order.find-try.delete-old',
  `delete from find_tries where subject_hash in (
     select subject_hash from find_tries where window_ends_at < now() limit $1 for update skip locked)
   returning subject_hash as "subjectHash"`,
);
