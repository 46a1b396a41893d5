import type { Locale } from '../../domain/account.ts';
import { statement } from '#runtime/db/statement.ts';

/** Shuts an account that is about to be erased. */
export const shutAccount = statement<unknown, [accountId: string]>(
  'user.person.shut',
  `update account set is_active = false where account_id = $1 and kind = 'customer'`,
);

/** The password of a customer who confirms by it, their address, and the version for the event of their end. */
export const findConfirmation = statement<
  { email: string | null; eventVersion: number },
  [accountId: string]
>(
  'user.person.find-confirmation',
  `select email, nextval('session_ended_version') as "eventVersion"
   from account where account_id = $1 and kind = 'customer'`,
);

/** The language in which somebody who is not erased yet is told of it. */
export const findLocale = statement<{ locale: Locale }, [accountId: string]>(
  'user.person.find-locale',
  'select locale from account where account_id = $1 and erased_at is null',
);

/** The steps that erase a customer here; those before the last read who they were. Codes and guards go by their hashes. */
export const eraseSteps = {
  messages: statement<unknown, [accountId: string]>(
    'user.person.erase-messages',
    `delete from message using account
     where account_id = $1 and recipient in (email, phone)`,
  ),
  byHash: statement<unknown, [addressHashes: readonly string[]]>(
    'user.person.erase-by-hash',
    `with codes as (delete from code where address_hash = any($1)),
       sign_ups as (delete from sign_up where address_hash = any($1)),
       sendings as (delete from sending where address_hash = any($1))
     delete from sign_in_guard where address_hash = any($1)`,
  ),
  book: statement<unknown, [accountId: string]>(
    'user.person.erase-book',
    `with addresses as (delete from address where account_id = $1)
     delete from address_book where account_id = $1`,
  ),
  wishlist: statement<unknown, [accountId: string]>(
    'user.person.erase-wishlist',
    `with items as (delete from wishlist_item where account_id = $1)
     delete from wishlist where account_id = $1`,
  ),
  groups: statement<unknown, [accountId: string]>(
    'user.person.erase-groups',
    `with gone as (delete from customer_group_member where account_id = $1 returning group_id)
     update customer_group set members = members - 1
     from (select group_id from customer_group where group_id in (select group_id from gone)
       order by group_id for update) as locked
     where customer_group.group_id = locked.group_id`,
  ),
  sessions: statement<unknown, [accountId: string]>(
    'user.person.erase-sessions',
    `delete from session where account_id = $1`,
  ),
  /** Exports end too, so that no page comes to one that is under way. */
  exports: statement<unknown, [accountId: string]>(
    'user.person.erase-exports',
    `with ended as (
       update privacy_case set state = 'done', cursor = null, version = version + 1,
         finished_at = coalesce(finished_at, now()), expires_at = least(expires_at, now())
       where account_id = $1 and kind = 'export' returning case_id)
     delete from privacy_part using ended where privacy_part.case_id = ended.case_id`,
  ),
  answers: statement<unknown, [scope: string]>(
    'user.person.erase-answers',
    `delete from idempotency where scope = $1`,
  ),
  account: statement<unknown, [accountId: string]>(
    'user.person.erase-account',
    `update account set email = null, phone = null, name = '', password_hash = null, email_proved_at = null,
       is_active = false, erased_at = now()
     where account_id = $1 and kind = 'customer' and erased_at is null`,
  ),
} as const;
