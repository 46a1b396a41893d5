import { statement } from '#runtime/db/statement.ts';

/** Locks a customer, so that their groups can be counted; refuses with `customer-there`. */
export const lockCustomer = statement<unknown, [accountId: string]>(
  'user.customer.lock',
  `with locked as (
     select from account where account_id = $1 and kind = 'customer' and is_active for no key update)
   select must(exists (select from locked), 'customer-there')`,
);

/** Whether somebody is in a group, and the version for the event of a change. */
export const findMembership = statement<
  { isMember: boolean; eventVersion: number },
  [groupId: string, accountId: string]
>(
  'user.group-member.find',
  `select exists (select from customer_group_member where group_id = $1 and account_id = $2) as "isMember",
     nextval('session_ended_version') as "eventVersion"`,
);

/**
 * Puts a locked customer into a group. Refuses with `member-room` when they are in that many groups, `group-there`, or
 * `customer_group_member_pkey` when they are in it.
 */
export const insertMember = statement<unknown, [groupId: string, accountId: string, groupsMost: number]>(
  'user.group-member.insert',
  `with counted as (
     select must(count(*) < $3, 'member-room') from customer_group_member where account_id = $2),
   joined as (
     update customer_group set members = members + 1 from counted where group_id = $1 returning group_id),
   made as (
     insert into customer_group_member (account_id, group_id, membership_id)
     select $2, group_id, uuidv7() from joined returning 1)
   select must(exists (select from made), 'group-there')`,
);

/** Takes somebody out of a group; refuses with `member-there`. */
export const deleteMember = statement<unknown, [groupId: string, accountId: string]>(
  'user.group-member.delete',
  `with gone as (
     delete from customer_group_member where group_id = $1 and account_id = $2 returning group_id),
   left_group as (
     update customer_group set members = members - 1 from gone where customer_group.group_id = gone.group_id
     returning 1)
   select must(exists (select from left_group), 'member-there')`,
);

export type MemberRow = {
  membershipId: string;
  customerId: string;
  name: string;
  email: string | null;
  phone: string | null;
  addedAt: string;
};

/** Members of a group, the newest first, from behind one on. */
export const listMemberRows = statement<MemberRow, [groupId: string, before: string | null, limit: number]>(
  'user.group-member.list',
  `select membership_id as "membershipId", account_id as "customerId", name, email, phone, added_at as "addedAt"
   from customer_group_member join account using (account_id)
   where group_id = $1 and ($2::uuid is null or membership_id < $2::uuid)
   order by membership_id desc limit $3`,
);

const groupsOf = `array(
  select code from customer_group_member join customer_group using (group_id)
  where customer_group_member.account_id = account.account_id order by code)`;

/** What pricing asks of a customer, in one statement. */
export const findFacts = statement<{ groups: string[]; freePoints: number }, [accountId: string]>(
  'user.customer.find-facts',
  `select ${groupsOf} as groups, greatest(0, coalesce(balance - reserved, 0)) as "freePoints"
   from account left join points_account using (account_id)
   where account_id = $1 and kind = 'customer' and is_active`,
);

/** The groups of several customers, in one statement. */
export const findGroupsOf = statement<
  { customerId: string; groups: string[] },
  [accountIds: readonly string[]]
>(
  'user.customer.find-groups',
  `select account_id as "customerId", ${groupsOf} as groups from account
   where account_id = any($1::uuid[]) and kind = 'customer' and is_active order by account_id`,
);

export type CustomerRow = {
  customerId: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: 'en-gb' | 'zh-cn';
  createdAt: string;
  groups: string[];
};

/** What a CustomerRow is read from, of `account`. */
export const customerColumns = `account_id as "customerId", name, email, phone, locale, created_at as "createdAt",
     ${groupsOf} as groups`;

/** The customer who has an e-mail address or a phone number. */
export const findCustomerRow = statement<CustomerRow, [email: string | null, phone: string | null]>(
  'user.customer.find',
  `select ${customerColumns} from account where kind = 'customer' and (email = $1 or phone = $2)`,
);
