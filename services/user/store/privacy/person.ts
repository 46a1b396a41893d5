import { statement } from '#runtime/db/statement.ts';

/** What is kept of a customer but for what grows without end, as one object. */
export const readPerson = statement<{ data: Record<string, unknown> }, [accountId: string]>(
  'user.person.read',
  `select jsonb_build_object(
     'account', jsonb_build_object('customerId', account_id, 'email', email, 'emailProvedAt', email_proved_at, 'phone', phone, 'name', name,
       'locale', locale, 'createdAt', created_at),
     'addresses', (select coalesce(jsonb_agg(address order by address_id), '[]') from address
       where address.account_id = account.account_id),
     'wishlist', (select coalesce(jsonb_agg(variant_id order by added_at), '[]') from wishlist_item
       where wishlist_item.account_id = account.account_id),
     'groups', (select coalesce(jsonb_agg(code order by code), '[]')
       from customer_group_member join customer_group using (group_id)
       where customer_group_member.account_id = account.account_id),
     'points', (select to_jsonb(points_account) - 'account_id' from points_account
       where points_account.account_id = account.account_id)) as data
   from account where account_id = $1`,
);

type Page = [accountId: string, after: string | null, limit: number];
export type DatedRow = { id: string; data: Record<string, unknown> };

/** What a customer said to texts, oldest first, from behind one on. */
export const readConsents = statement<DatedRow, Page>(
  'user.person.read-consents',
  `select consent_id as id, to_jsonb(consent) - 'account_id' as data from consent
   where account_id = $1 and ($2::uuid is null or consent_id > $2::uuid) order by consent_id limit $3`,
);

/** The entries of a customer's points, oldest first, from behind one on. */
export const readEntries = statement<DatedRow, Page>(
  'user.person.read-entries',
  `select entry_id as id, to_jsonb(points_entry) - 'account_id' as data from points_entry
   where account_id = $1 and ($2::uuid is null or entry_id > $2::uuid) order by entry_id limit $3`,
);

/** Sessions that were begun, oldest first, from behind one on. */
export const readSessions = statement<DatedRow, Page>(
  'user.person.read-sessions',
  `select session_id as id, jsonb_build_object('createdAt', created_at, 'lastSeenAt', last_seen_at, 'endedAt', ended_at)
     as data from session
   where account_id = $1 and ($2::uuid is null or session_id > $2::uuid) order by session_id limit $3`,
);
