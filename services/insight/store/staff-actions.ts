import { statement } from '#runtime/db/statement.ts';

type Action = 'synonyms.set' | 'boost.set' | 'boost.removed' | 'segment.set' | 'segment.removed';

/** Notes what somebody of the staff did, in the transaction that does it. */
export const insertStaffAction = statement<
  unknown,
  [actionId: string, subject: string, action: Action, target: string]
>(
  'insight.staff-actions.insert',
  'insert into staff_actions (action_id, subject, action, target) values ($1, $2, $3, $4)',
);
