import { briefStatement, statement } from '../db/statement.ts';

export type RepeatRow = {
  hash: string;
  holder: string;
  /** As `sealAnswer` made it; null while the request is being worked on. */
  response: string | null;
  isLeaseOver: boolean;
  secondsLeft: number;
};

/** Claims a key before a flow of several steps; refused by `idempotency_pkey` when it is known. */
export const insertClaim = statement<
  unknown,
  [scope: string, call: string, key: string, hash: string, holder: string, leaseMs: number]
>(
  'runtime.idempotency.claim',
  `insert into idempotency (scope, call, key, hash, holder, lease_until)
   select $1, $2, $3, $4, $5, now() + make_interval(secs => $6::float8 / 1000)
   where not exists (select from idempotency where scope = $1 and call = $2 and key = $3 and holder = $5)`,
);

/** Stores the answer under its key; refuses with `idempotency-taken` when another request holds the key. */
export const storeAnswer = briefStatement<
  unknown,
  [scope: string, call: string, key: string, hash: string, holder: string, response: string]
>(
  'runtime.idempotency.store',
  `with stored as (
     insert into idempotency as known (scope, call, key, hash, holder, lease_until, response)
     values ($1, $2, $3, $4, $5, now(), $6)
     on conflict (scope, call, key) do update set response = excluded.response
       where known.holder = excluded.holder and known.response is null
     returning 1)
   select must(exists (select from stored), 'idempotency-taken')`,
);

/** What is known of a key. */
export const findRepeat = briefStatement<RepeatRow, [scope: string, call: string, key: string]>(
  'runtime.idempotency.find',
  `select hash, holder, response, lease_until <= now() as "isLeaseOver",
     greatest(1, ceil(extract(epoch from lease_until - now())))::int as "secondsLeft"
   from idempotency where scope = $1 and call = $2 and key = $3`,
);

/** Takes over a key whose holder has been silent longer than its lease. */
export const takeOver = statement<
  { holder: string },
  [scope: string, call: string, key: string, holder: string, leaseMs: number]
>(
  'runtime.idempotency.take-over',
  `update idempotency set holder = $4, lease_until = now() + make_interval(secs => $5::float8 / 1000)
   where scope = $1 and call = $2 and key = $3 and response is null and lease_until <= now()
   returning holder`,
);

/** Deletes what is older than some hours and not being worked on, the oldest first; gives how many. */
export const deleteRepeats = statement<{ count: number }, [keptHours: number, limit: number]>(
  'runtime.idempotency.delete',
  `with old as (
     select ctid from idempotency
     where created_at < now() - make_interval(hours => $1) and lease_until <= now()
     order by created_at limit $2 for update skip locked),
   deleted as (delete from idempotency using old where idempotency.ctid = old.ctid returning 1)
   select count(*)::int as count from deleted`,
);
