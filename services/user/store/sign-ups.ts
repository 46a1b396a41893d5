import { statement } from '#runtime/db/statement.ts';

/** Keeps a sign-up until its code comes; the newest of an address wins. Nothing when the address has an account. */
export const saveSignUp = statement<
  unknown,
  [
    addressHash: string,
    email: string,
    name: string,
    locale: string,
    passwordHash: string,
    lifeSeconds: number,
  ]
>(
  'user.sign-up.save',
  `insert into sign_up (address_hash, name, locale, password_hash, expires_at)
   select $1, $3, $4, $5, now() + make_interval(secs => $6::int)
   where not exists (select from account where email = $2)
   on conflict (address_hash) do update set name = excluded.name, locale = excluded.locale,
     password_hash = excluded.password_hash, expires_at = excluded.expires_at`,
);

/** Makes the account of a proved sign-up; refuses with `sign-up-waiting`, or by the unique e-mail. */
export const turnIntoAccount = statement<unknown, [addressHash: string, accountId: string, email: string]>(
  'user.sign-up.turn-into-account',
  `with proved as (delete from sign_up where address_hash = $1 returning name, locale, password_hash),
     made as (
       insert into account (account_id, kind, email, name, locale, password_hash, email_proved_at)
       select $2, 'customer', $3, name, locale, password_hash, now() from proved returning 1)
   select must(exists (select from made), 'sign-up-waiting')`,
);
