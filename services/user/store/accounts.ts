import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Account, AccountKind, Locale } from '../domain/account.ts';

const columns = `account_id as "accountId", kind, email, phone, name, locale, roles,
     email_proved_at is not null as "isEmailProved"`;

/** An active account. */
export const findAccount = statement<Account, [accountId: string]>(
  'user.account.find',
  `select ${columns} from account where account_id = $1 and is_active`,
);

/** The accounts that have these addresses. */
export const findByEmails = statement<{ accountId: string; email: string }, [emails: readonly string[]]>(
  'user.account.find-by-emails',
  `select account_id as "accountId", email from account where email = any($1::text[])`,
);

/** Makes the account of a proved phone number; refused by the unique phone when there is one. */
export const insertPhoneAccount = statement<unknown, [accountId: string, phone: string, locale: Locale]>(
  'user.account.insert-with-phone',
  `insert into account (account_id, kind, phone, name, locale) values ($1, 'customer', $2, '', $3)`,
);

export type NewAccount = {
  accountId: string;
  kind: AccountKind;
  email: string;
  name: string;
  locale: Locale;
  passwordHash: string | null;
  roles: readonly string[];
};

type NewAccountValues = [
  accountId: string,
  kind: AccountKind,
  email: string,
  name: string,
  locale: Locale,
  passwordHash: string | null,
  roles: readonly string[],
];

const insertAccountValues = statement<unknown, NewAccountValues>(
  'user.account.insert',
  `insert into account (account_id, kind, email, name, locale, password_hash, roles)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Makes an account; refused by `account_email_unique` when the address has one. */
export function insertAccount(account: NewAccount) {
  const { accountId, kind, email, name, locale, passwordHash, roles } = account;
  return insertAccountValues(accountId, kind, email, name, locale, passwordHash, roles);
}

/**
 * Gives an account the address that its holder has proved, over the one that was seen. Refuses with `account-unchanged`, or by
 * `account_email_unique` when another account has it.
 */
export const setProvedEmail = statement<
  unknown,
  [accountId: string, email: string, seenEmail: string | null]
>(
  'user.account.set-proved-email',
  `with changed as (
     update account set email = $2, email_proved_at = now()
     where account_id = $1 and kind = 'customer' and is_active and email is not distinct from $3 returning 1)
   select must(exists (select from changed), 'account-unchanged')`,
);

/** Notes that the holder of an account has proved its e-mail; nothing when the account has another by now. */
export const markEmailProved = statement<unknown, [accountId: string, email: string]>(
  'user.account.mark-email-proved',
  `update account set email_proved_at = coalesce(email_proved_at, now()) where account_id = $1 and email = $2`,
);

/** The active customer of an id, or of an address, and the address, if they have proved it. */
export const findProved = briefStatement<
  { customerId: string; email: string },
  [customerId: string | null, email: string | null]
>(
  'user.account.find-proved',
  `select account_id as "customerId", email from account
   where (account_id = $1 or email = $2) and kind = 'customer' and is_active and email_proved_at is not null`,
);

/** Sets a new password; refuses with `account-active` when the account may not sign in. */
export const setPassword = statement<unknown, [accountId: string, passwordHash: string]>(
  'user.account.set-password',
  `with changed as (update account set password_hash = $2 where account_id = $1 and is_active returning 1)
   select must(exists (select from changed), 'account-active')`,
);

/** Stores the same password hashed with today's work, unless it was changed meanwhile. */
export const rehashPassword = statement<unknown, [accountId: string, oldHash: string, newHash: string]>(
  'user.account.rehash-password',
  `update account set password_hash = $3 where account_id = $1 and password_hash = $2`,
);
