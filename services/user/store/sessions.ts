import { statement } from '#runtime/db/statement.ts';
import type { Account } from '../domain/account.ts';

/** Begins a session of an active account; refuses with `account-active`. */
export const insertSession = statement<
  unknown,
  [sessionId: string, accountId: string, tokenHash: string, days: number]
>(
  'user.session.insert',
  `with made as (
     insert into session (session_id, account_id, token_hash, expires_at)
     select $1, account_id, $3, now() + make_interval(days => $4::int)
     from account where account_id = $2 and is_active for share
     returning 1)
   select must(exists (select from made), 'account-active')`,
);

/** As `insertSession`, and refuses with `password-unchanged` when the password is no longer the one that was checked. */
export const insertSessionByPassword = statement<
  unknown,
  [sessionId: string, accountId: string, tokenHash: string, days: number, passwordHash: string]
>(
  'user.session.insert-by-password',
  `with made as (
     insert into session (session_id, account_id, token_hash, expires_at)
     select $1, account_id, $3, now() + make_interval(days => $4::int)
     from account where account_id = $2 and is_active and password_hash = $5 for share
     returning 1)
   select must(exists (select from made), 'password-unchanged')`,
);

export type ResolvedRow = Pick<Account, 'kind' | 'accountId' | 'roles'> & {
  sessionId: string;
  expiresAt: string;
  /** The codes of the groups a customer is in. */
  groups: string[];
};

/** Who a live session stands for; notes at most once a minute that it was seen. */
export const resolveToken = statement<ResolvedRow, [tokenHash: string, idleDays: number]>(
  'user.session.resolve',
  `with live as (
     select session_id, account_id, kind, roles, last_seen_at,
       least(expires_at, last_seen_at + make_interval(days => $2::int)) as ends_at
     from session join account using (account_id)
     where token_hash = $1 and ended_at is null and is_active
       and expires_at > now() and last_seen_at > now() - make_interval(days => $2::int)),
   seen as (
     update session set last_seen_at = now() from live
     where session.session_id = live.session_id and live.last_seen_at < now() - interval '1 minute')
   select session_id as "sessionId", account_id as "accountId", kind, roles, ends_at as "expiresAt",
     array(select code from customer_group_member join customer_group using (group_id)
       where customer_group_member.account_id = live.account_id order by code) as groups
   from live`,
);

export type SessionRow = { sessionId: string; createdAt: string; lastSeenAt: string };

/** The live sessions of an account, newest first. */
export const listLiveSessions = statement<SessionRow, [accountId: string, idleDays: number, limit: number]>(
  'user.session.list',
  `select session_id as "sessionId", created_at as "createdAt", last_seen_at as "lastSeenAt"
   from session
   where account_id = $1 and ended_at is null
     and expires_at > now() and last_seen_at > now() - make_interval(days => $2::int)
   order by created_at desc, session_id desc limit $3`,
);

/** Whether a session of an account has ended, with the version for the event of its end. */
export const findOwnSession = statement<
  { isEnded: boolean; eventVersion: number },
  [sessionId: string, accountId: string]
>(
  'user.session.find-own',
  `select ended_at is not null as "isEnded", nextval('session_ended_version') as "eventVersion"
   from session where session_id = $1 and account_id = $2`,
);

/** Ends one session of an account; refuses with `session-live` when it has ended. */
export const endSession = statement<unknown, [sessionId: string, accountId: string]>(
  'user.session.end',
  `with changed as (
     update session set ended_at = now() where session_id = $1 and account_id = $2 and ended_at is null returning 1)
   select must(exists (select from changed), 'session-live')`,
);

/** Ends every session of an account. */
export const endSessionsOf = statement<unknown, [accountId: string]>(
  'user.session.end-all',
  `update session set ended_at = now() where account_id = $1 and ended_at is null`,
);
