import { permissions, roles } from '#contracts/access.ts';
import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';
import { findBrokenPoints, findBrokenPointsOf } from './points/find-broken-points.ts';

const rowsMost = 1000;
const detailsMost = 20;

type BrokenRow = { rule: string; id: string; detail: string };

const findBroken = statement<
  BrokenRow,
  [roles: readonly string[], permissions: readonly string[], limit: number]
>(
  'user.audit',
  `select * from (
     select 'a live session belongs to an active account' as rule, session_id::text as id, 'account ' || s.account_id as detail
     from session s left join account a using (account_id)
     where s.ended_at is null and s.expires_at > now() and a.is_active is not true
     union all
     select 'a session lasts a year at most', session_id::text, 'until ' || expires_at
     from session where expires_at > created_at + interval '366 days' or last_seen_at < created_at
     union all
     select 'roles are known', account_id::text, array_to_string(roles, ' ')
     from account where not roles <@ $1::text[]
     union all
     select 'permissions of a key are known', key_id::text, array_to_string(permissions, ' ')
     from api_key where not permissions <@ $2::text[]
     union all
     select 'a shop with staff has an active owner', min(account_id::text), 'nobody can manage staff'
     from account where kind = 'staff' having count(*) > 0
       and count(*) filter (where is_active and 'owner' = any(roles)) = 0
     union all
     select 'a code has been tried 5 times at most', purpose || ' ' || address_hash, tries || ' tries'
     from code where tries not between 0 and 5
     union all
     select 'a code lives 10 minutes at most', purpose || ' ' || address_hash, 'until ' || expires_at
     from code where expires_at > now() + interval '10 minutes'
     union all
     select 'a lock ends within a quarter of an hour', address_hash, 'until ' || locked_until
     from sign_in_guard where locked_until > now() + interval '15 minutes'
     union all
     select 'at most 5 codes an hour go to an address', address_hash, cardinality(sent_at) || ' sent'
     from sending where (select count(*) from unnest(sent_at) as at where at > now() - interval '1 hour') > 5
     union all
     select 'secrets are stored as hashes', session_id::text, 'session' from session where token_hash !~ '^[A-Za-z0-9_-]{43}$'
     union all
     select 'secrets are stored as hashes', key_id::text, 'API key' from api_key where key_hash !~ '^[A-Za-z0-9_-]{43}$'
     union all
     select 'secrets are stored as hashes', account_id::text, 'password'
     from account where password_hash !~ '^\\$argon2id\\$v=19\\$'
     union all
     select 'a message goes out within a quarter of an hour', message_id::text, template || ', ' || attempts || ' tries'
     from message where sent_at is null and given_up_at is null and created_at < now() - interval '15 minutes'
     union all
     select 'a finished message is erased', message_id::text, template
     from message where (sent_at is not null or given_up_at is not null) and (recipient is not null or words is not null)
     union all
     select 'an address book counts its addresses', account_id::text, addresses || ' counted'
     from address_book where addresses <> (select count(*) from address where address.account_id = address_book.account_id)
     union all
     select 'a group counts its members', group_id::text, members || ' counted' from customer_group
     where members <> (select count(*) from customer_group_member as each where each.group_id = customer_group.group_id)
     union all
     select 'a wishlist counts its items', account_id::text, items || ' counted' from wishlist
     where items <> (select count(*) from wishlist_item as item where item.account_id = wishlist.account_id)
     union all
     select 'an erased account keeps nothing of its person', account_id::text, 'erased ' || erased_at from account
     where erased_at is not null and (email is not null or email_proved_at is not null or phone is not null or name <> ''
       or exists (select from address_book where address_book.account_id = account.account_id)
       or exists (select from wishlist where wishlist.account_id = account.account_id)
       or exists (select from customer_group_member as each where each.account_id = account.account_id)
       or exists (select from session where session.account_id = account.account_id)
       or exists (select from privacy_case join privacy_part using (case_id)
         where privacy_case.account_id = account.account_id))
     union all
     select 'who is being erased cannot sign in', account_id::text, 'case ' || case_id
     from privacy_case join account using (account_id)
     where privacy_case.kind = 'erase' and (is_active or (state = 'done' and erased_at is null))
     union all
     select 'an export is gone when it has expired', case_id::text, 'expired ' || expires_at from privacy_case
     where expires_at < now() - interval '1 hour'
       and exists (select from privacy_part where privacy_part.case_id = privacy_case.case_id)
     union all
     select 'a case does not rest in one room for long', case_id::text, kind || ' in ' || room from privacy_case
     where state = 'open' and due_at < now() - interval '1 day'
   ) as broken order by rule, id limit $3`,
);

/** What does not hold of the room's own invariants; at most 1,000 rows of points and of all else. */
export async function auditUser(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const rows = await db.rows(findBroken(Object.keys(roles), permissions, rowsMost));
  return [...byRule(rows), ...byRule(await db.rows(findBrokenPoints(rowsMost)))];
}

/** The rules of points, of some customers only: each is the same text as when all is counted anew. */
export async function auditPointsOf(
  db: Pick<Database, 'rows'>,
  accountIds: readonly string[],
): Promise<Finding[]> {
  return byRule(await db.rows(findBrokenPointsOf(rowsMost, accountIds)));
}

function byRule(rows: readonly BrokenRow[]): Finding[] {
  return [...Map.groupBy(rows, (row) => row.rule)].map(([rule, found]) => ({
    rule,
    ids: found.map(({ id }) => id),
    detail: found
      .slice(0, detailsMost)
      .map(({ detail }) => detail)
      .join('; '),
    ...(rows.length === rowsMost ? { isCutOff: true } : {}),
  }));
}
