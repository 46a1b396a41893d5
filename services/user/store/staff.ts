import type { Role } from '#contracts/access.ts';
import { statement } from '#runtime/db/statement.ts';

export type StaffRow = {
  staffId: string;
  email: string;
  name: string;
  roles: Role[];
  isActive: boolean;
  version: number;
  changedBy: string | null;
  changedAt: string | null;
};

const columns = `account_id as "staffId", email, name, roles, is_active as "isActive", access_version as version,
     access_changed_by as "changedBy", access_changed_at as "changedAt"`;

/** Members of staff by name. */
export const listStaffRows = statement<StaffRow, [limit: number]>(
  'user.staff.list',
  `select ${columns} from account where kind = 'staff' order by name, account_id limit $1`,
);

/** A member of staff, with the version for the event of a change. */
export const findStaff = statement<StaffRow & { eventVersion: number }, [staffId: string]>(
  'user.staff.find',
  `select ${columns}, nextval('session_ended_version') as "eventVersion"
   from account where account_id = $1 and kind = 'staff'`,
);

/** Locks the one who is changed and all owners in a fixed order, so that two changes cannot remove the last owner together. */
export const lockOwners = statement<unknown, [staffId: string]>(
  'user.staff.lock-owners',
  `select from account where kind = 'staff' and ('owner' = any(roles) or account_id = $1)
   order by account_id for no key update`,
);

/** Sets roles and activity and gives the row then; refuses with `staff-unchanged` at another version than was seen. */
export const updateStaffRow = statement<
  StaffRow,
  [staffId: string, seenVersion: number, roles: readonly Role[], isActive: boolean, changedBy: string]
>(
  'user.staff.update',
  `with changed as (
     update account set roles = $3, is_active = $4, access_version = access_version + 1, access_changed_by = $5,
       access_changed_at = now()
     where account_id = $1 and kind = 'staff' and access_version = $2 returning ${columns})
   select changed.*, must(changed.version is not null, 'staff-unchanged')
   from (select) as always left join changed on true`,
);

/** Refuses with `owner-left` when no active owner is left. */
export const requireOwner = statement(
  'user.staff.require-owner',
  `select must(exists (select from account where kind = 'staff' and is_active and 'owner' = any(roles)), 'owner-left')`,
);
