import { statement } from '#runtime/db/statement.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Actor } from '../domain/actor-of.ts';

/** What a member of staff did. `targetId` is what it was done to (an account, a key, words); `detail` holds no personal data. */
export type StaffAction = {
  action:
    | 'staff.create'
    | 'staff.update'
    | 'api-key.create'
    | 'api-key.revoke'
    | 'wording.save'
    | 'wording.reset'
    | 'person.export'
    | 'person.erase'
    | 'person.erased'
    | 'group.create'
    | 'group.update'
    | 'group.remove'
    | 'group.add-member'
    | 'group.remove-member';
  targetId: string;
  detail: Record<string, unknown>;
};

const insertStaffAction = statement<
  unknown,
  [auditId: string, actorKind: string, actorId: string, action: string, targetId: string, detail: string]
>(
  'user.staff-audit.insert',
  `insert into staff_audit (audit_id, actor_kind, actor_id, action, target_id, detail)
   values ($1, $2, $3, $4, $5, $6::jsonb)`,
);

/** The step that writes a staff action down: put it into the flight that has the effect. */
export function recordStaffAction(actor: Actor, { action, targetId, detail }: StaffAction) {
  return insertStaffAction(uuidv7(), actor.kind, actor.id, action, targetId, JSON.stringify(detail));
}
