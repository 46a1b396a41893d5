import { statement } from '#runtime/db/statement.ts';

export type GroupRow = {
  groupId: string;
  code: string;
  title: { en: string; zh: string };
  version: number;
  members: number;
  changedBy: string | null;
  changedAt: string | null;
};

const columns = `group_id as "groupId", code, title, version, members, changed_by as "changedBy",
  changed_at as "changedAt"`;

/** All groups by code; there are no more than the limit of `requireRoom`. */
export const listGroupRows = statement<GroupRow>(
  'user.group.list',
  `select ${columns} from customer_group order by code`,
);

/** Lets one group be made at a time, so that they can be counted; refuses with `group-room` when there are too many. */
export const lockGroups = statement(
  'user.group.lock',
  `lock table customer_group in share row exclusive mode`,
);

export const requireRoom = statement<unknown, [most: number]>(
  'user.group.require-room',
  `select must((select count(*) from customer_group) < $1, 'group-room')`,
);

/** Makes a group; refused by `customer_group_code_unique`. */
export const insertGroup = statement<unknown, [groupId: string, code: string, title: string]>(
  'user.group.insert',
  `insert into customer_group (group_id, code, title) values ($1, $2, $3::jsonb)`,
);

/** Gives a group another title, by `who`; refuses with `group-unchanged` when it is not at this version any more. */
export const updateGroupRow = statement<
  unknown,
  [groupId: string, version: number, title: string, who: string]
>(
  'user.group.update',
  `with changed as (
     update customer_group set title = $3::jsonb, version = version + 1, changed_by = $4, changed_at = now()
     where group_id = $1 and version = $2 returning 1)
   select must(exists (select from changed), 'group-unchanged')`,
);

export const findGroup = statement<GroupRow, [groupId: string]>(
  'user.group.find',
  `select ${columns} from customer_group where group_id = $1`,
);

/** Removes a group; refused by `customer_group_member_group` while somebody is in it, and with `group-there` when it is gone. */
export const deleteGroup = statement<unknown, [groupId: string]>(
  'user.group.delete',
  `with gone as (delete from customer_group where group_id = $1 returning 1)
   select must(exists (select from gone), 'group-there')`,
);
