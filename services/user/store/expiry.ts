import { statement } from '#runtime/db/statement.ts';

/**
 * Forgets codes that have expired, at most `limit` at a time, as all of these do. What may be renewed meanwhile is locked
 * when it is chosen: it is looked at again then, and left when somebody is at it.
 */
export const deleteExpiredCodes = statement<unknown, [limit: number]>(
  'user.expiry.codes',
  `delete from code where (purpose, address_hash) in (
     select purpose, address_hash from code where expires_at < now() limit $1 for update skip locked)`,
);

/** Forgets sign-ups whose code never came. */
export const deleteExpiredSignUps = statement<unknown, [limit: number]>(
  'user.expiry.sign-ups',
  `delete from sign_up where address_hash in (
     select address_hash from sign_up where expires_at < now() limit $1 for update skip locked)`,
);

/** Forgets when codes were sent, a day after the last one. */
export const deleteOldSendings = statement<unknown, [limit: number]>(
  'user.expiry.sendings',
  `delete from sending where address_hash in (
     select address_hash from sending where sent_at[cardinality(sent_at)] < now() - interval '1 day'
     limit $1 for update skip locked)`,
);

/** Forgets failed sign-ins a day after the last one. */
export const deleteOldGuards = statement<unknown, [limit: number]>(
  'user.expiry.sign-in-guards',
  `delete from sign_in_guard where address_hash in (
     select address_hash from sign_in_guard where last_failure_at < now() - interval '1 day'
     limit $1 for update skip locked)`,
);

/** Forgets sessions so many days after they expired or ended. */
export const deleteOldSessions = statement<unknown, [days: number, limit: number]>(
  'user.expiry.sessions',
  `delete from session where session_id in (
     select session_id from session
     where least(expires_at, ended_at) < now() - make_interval(days => $1::int) limit $2)`,
);

/** Forgets messages so many days after they were sent or given up; their keys can then be used again. */
export const deleteOldMessages = statement<unknown, [days: number, limit: number]>(
  'user.expiry.messages',
  `delete from message where message_id in (
     select message_id from message
     where (sent_at is not null or given_up_at is not null)
       and created_at < now() - make_interval(days => $1::int) limit $2)`,
);
