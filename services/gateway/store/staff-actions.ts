import { statement } from '#runtime/db/statement.ts';

/** What members of staff do here. */
export type StaffAction =
  | `setting.${'changed' | 'undone'}`
  | `webhook.${'created' | 'changed' | 'removed' | 'secret-rotated' | 'tested' | 'redriven'}`;

export const insertStaffAction = statement<
  unknown,
  [actionId: string, subject: string, action: StaffAction, target: string]
>(
  'gateway.staff-action.insert',
  'insert into staff_action (action_id, subject, action, target) values ($1, $2, $3, $4) on conflict do nothing',
);

/**
 * Notes who gave a setting a version, once for each: the id is made of both, so that a repeat notes what a dead process did not,
 * and nothing twice.
 */
export const noteSettingVersion = statement<
  unknown,
  [subject: string, action: StaffAction, key: string, version: number]
>(
  'gateway.staff-action.note-setting',
  `insert into staff_action (action_id, subject, action, target)
   values (md5($3 || ' ' || $4::int)::uuid, $1, $2, $3) on conflict do nothing`,
);
