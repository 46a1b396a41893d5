import type { PersonRoom } from '#contracts/privacy.ts';
import { statement } from '#runtime/db/statement.ts';

export type CaseKind = 'export' | 'erase';
export type CaseRow = {
  caseId: string;
  kind: CaseKind;
  state: 'open' | 'done';
  createdAt: string;
  finishedAt: string | null;
  expiresAt: string | null;
};

const columns = `case_id as "caseId", kind, state, created_at as "createdAt", finished_at as "finishedAt",
     expires_at as "expiresAt"`;

/** Opens a case for a customer; refuses with `case-new` when one of its kind is open, or they are erased. */
export const openCase = statement<
  unknown,
  [caseId: string, accountId: string, kind: CaseKind, room: PersonRoom, askedBy: 'customer' | 'staff' | 'key']
>(
  'user.privacy-case.open',
  `with opened as (
     insert into privacy_case (case_id, account_id, kind, room, asked_by)
     select $1, account_id, $3, $4, $5 from account
     where account_id = $2 and kind = 'customer' and erased_at is null
     on conflict (account_id, kind) where state = 'open' do nothing returning 1)
   select must(exists (select from opened), 'case-new')`,
);

/** The newest case of a kind that a customer has open or, of exports, has asked for within a day and can fetch. */
export const findCurrent = statement<CaseRow, [accountId: string, kind: CaseKind]>(
  'user.privacy-case.find-current',
  `select ${columns} from privacy_case
   where account_id = $1 and kind = $2
     and (state = 'open' or (kind = 'export' and created_at > now() - interval '1 day' and expires_at > now()))
   order by case_id desc limit 1`,
);

/** The newest exports of a customer. */
export const listOwn = statement<CaseRow, [accountId: string, limit: number]>(
  'user.privacy-case.list-own',
  `select ${columns} from privacy_case where account_id = $1 and kind = 'export' order by case_id desc limit $2`,
);

type StaffCaseRow = CaseRow & { customerId: string; room: PersonRoom; dueAt: string | null };

const forStaff = `select ${columns}, account_id as "customerId", room, case when state = 'open' then due_at end as "dueAt"
   from privacy_case`;

/** All cases, newest first, from behind one on. */
export const listAll = statement<StaffCaseRow, [before: string | null, limit: number]>(
  'user.privacy-case.list',
  `${forStaff} where $1::uuid is null or case_id < $1::uuid order by case_id desc limit $2`,
);

/** The cases of one customer, newest first, from behind one on. */
export const listOfCustomer = statement<
  StaffCaseRow,
  [accountId: string, before: string | null, limit: number]
>(
  'user.privacy-case.list-of-customer',
  `${forStaff} where account_id = $1 and ($2::uuid is null or case_id < $2::uuid) order by case_id desc limit $3`,
);

export type ClaimedCase = {
  caseId: string;
  kind: CaseKind;
  room: PersonRoom;
  cursor: string | null;
  version: number;
  customerId: string;
  email: string | null;
  phone: string | null;
  isEmailProved: boolean;
};

/** Takes the case that has waited longest, for so many seconds, so that another worker takes another. */
export const claimCase = statement<ClaimedCase, [seconds: number]>(
  'user.privacy-case.claim',
  `with due as (
     select case_id from privacy_case where state = 'open' and due_at <= now()
     order by due_at limit 1 for update skip locked)
   update privacy_case set due_at = now() + make_interval(secs => $1::int)
   from due, account
   where privacy_case.case_id = due.case_id and account.account_id = privacy_case.account_id
   returning privacy_case.case_id as "caseId", privacy_case.kind, room, cursor, version,
     account.account_id as "customerId", email, phone,
     email_proved_at is not null as "isEmailProved"`,
);

/** Where an open case stands. */
export const findOpen = statement<ClaimedCase, [caseId: string]>(
  'user.privacy-case.find-open',
  `select case_id as "caseId", privacy_case.kind, room, cursor, version, account_id as "customerId", email, phone,
     email_proved_at is not null as "isEmailProved"
   from privacy_case join account using (account_id) where case_id = $1 and state = 'open'`,
);

/** Moves a case on; refuses with `case-unchanged` when another worker has moved it. */
export const moveCase = statement<
  unknown,
  [caseId: string, version: number, room: PersonRoom, cursor: string | null, waitSeconds: number]
>(
  'user.privacy-case.move',
  `with moved as (
     update privacy_case set room = $3, cursor = $4, version = version + 1,
       due_at = now() + make_interval(secs => $5::int)
     where case_id = $1 and version = $2 and state = 'open' returning 1)
   select must(exists (select from moved), 'case-unchanged')`,
);

/** Ends a case; an export can be fetched for so many days. Refuses with `case-unchanged`. */
export const finishCase = statement<unknown, [caseId: string, version: number, keptDays: number]>(
  'user.privacy-case.finish',
  `with moved as (
     update privacy_case set state = 'done', cursor = null, version = version + 1, finished_at = now(),
       expires_at = case when kind = 'export' then now() + make_interval(days => $3::int) end
     where case_id = $1 and version = $2 and state = 'open' returning 1)
   select must(exists (select from moved), 'case-unchanged')`,
);
