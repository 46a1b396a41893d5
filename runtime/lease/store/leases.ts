import { statement } from '../../db/statement.ts';

export type FencedName = { name: string; fence: number };

/**
 * Takes those of the named leases that nobody holds; gives the ones taken. The fence starts from the clock in microseconds,
 * so that it rises even after the table was lost.
 */
export const takeLeases = statement<
  FencedName,
  [names: readonly string[], holder: string, timeToLiveMs: number]
>(
  'platform.lease.take',
  `insert into lease (name, holder, until, fence)
   select name, $2, clock_timestamp() + make_interval(secs => $3::float8 / 1000),
     floor(extract(epoch from clock_timestamp()) * 1000000)
   from unnest($1::text[]) as wanted (name) order by name
   on conflict (name) do update
     set holder = excluded.holder, until = excluded.until, fence = greatest(lease.fence + 1, excluded.fence)
     where lease.until <= clock_timestamp()
   returning name, fence`,
);

/** Holds on to leases; gives the names of those that are still this holder's. */
export const renewLeases = statement<
  { name: string },
  [names: readonly string[], fences: readonly number[], holder: string, timeToLiveMs: number]
>(
  'platform.lease.renew',
  `update lease set until = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
   from unnest($1::text[], $2::bigint[]) as held (name, fence)
   where lease.name = held.name and lease.fence = held.fence and lease.holder = $3
   returning lease.name`,
);

/** Lets others take a lease at once. */
export const giveUpLease = statement<unknown, [name: string, fence: number, holder: string]>(
  'platform.lease.give-up',
  'update lease set until = clock_timestamp() where name = $1 and fence = $2 and holder = $3',
);
