import { statement } from '#runtime/db/statement.ts';
import type { Account } from '../domain/account.ts';

export type AttemptRow = { isAdmitted: boolean; secondsLeft: number } & {
  [Field in keyof Account]: Account[Field] | null;
} & { passwordHash: string | null };

/**
 * Counts a sign-in as failed before its password is checked, so that tries at the same time are bounded too, and gives
 * the account. Not admitted while the address is locked; a day without failures forgets them.
 */
export const beginAttempt = statement<
  AttemptRow,
  [addressHash: string, email: string, ladderSeconds: readonly number[]]
>(
  'user.sign-in-guard.begin',
  `with attempt as (
     insert into sign_in_guard as guard (address_hash, failures, last_failure_at, locked_until)
     values ($1, 1, now(), now() + make_interval(secs => nullif(($3::int[])[1], 0)))
     on conflict (address_hash) do update set
       (failures, last_failure_at, locked_until) = (
         select failure, now(), now() + make_interval(secs => nullif(($3::int[])[least(failure, cardinality($3::int[]))], 0))
         from (select case when guard.last_failure_at < now() - interval '1 day' then 1
           else guard.failures + 1 end as failure) as counted)
       where guard.locked_until is null or guard.locked_until <= now()
     returning 1)
   select exists (select from attempt) as "isAdmitted",
     greatest(1, ceil(extract(epoch from known.locked_until - now())))::int as "secondsLeft",
     account_id as "accountId", kind, email, phone, name, locale, roles, email_proved_at is not null as "isEmailProved",
     password_hash as "passwordHash"
   from (select 1) as one
   left join sign_in_guard as known on known.address_hash = $1
   left join account on email = $2 and is_active`,
);

/** Forgets the failures of an address after a success. */
export const clearGuard = statement<unknown, [addressHash: string]>(
  'user.sign-in-guard.clear',
  `delete from sign_in_guard where address_hash = $1`,
);
