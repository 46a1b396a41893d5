import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { actorOf } from '../../domain/actor-of.ts';
import { mayGrant } from '../../domain/may-grant.ts';
import { permissionsOf } from '../../domain/permissions-of.ts';
import { sortRoles } from '../../domain/sort-roles.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';
import { findStaff, lockOwners, requireOwner, updateStaffRow, type StaffRow } from '../../store/staff.ts';

type Result = ResultOf<'user', 'updateStaff'>;

/**
 * Sets roles and activity of a member of staff if nobody has changed them since they were seen; the last owner stays one.
 * Whoever is disabled is signed out. A repeat changes nothing.
 */
export async function updateStaff(tools: UserTools, input: InputTo<'user', 'updateStaff'>): Promise<Result> {
  const found = await tools.db.row(findStaff(input.staffId));
  if (!found) return refuse('not-found', 'There is no such member of staff.');
  const { eventVersion, ...before } = found;
  const after: StaffRow = { ...before, roles: sortRoles(input.roles), isActive: input.isActive };
  if (before.isActive === after.isActive && String(before.roles) === String(after.roles)) return before;
  if (before.version !== input.version) return refuseMoved();
  if (!mayGrant(tools.context.subject, permissionsOf([...before.roles, ...after.roles]))) {
    return refuse('not-allowed', 'You can neither give nor take rights that you do not have.', {
      path: '/roles',
    });
  }
  return change(tools, { before, after, eventVersion });
}

type Change = { before: StaffRow; after: StaffRow; eventVersion: number };

async function change(tools: UserTools, { before, after, eventVersion }: Change): Promise<Result> {
  const { staffId, roles, isActive } = after;
  const actor = actorOf(tools.context.subject);
  const flown = await tools.db.tryFlight([
    lockOwners(staffId),
    updateStaffRow(staffId, before.version, roles, isActive, `${actor.kind}:${actor.id}`),
    requireOwner(),
    ...(isActive ? [] : [endSessionsOf(staffId)]),
    recordStaffAction(actor, {
      action: 'staff.update',
      targetId: staffId,
      detail: {
        before: { roles: before.roles, isActive: before.isActive },
        after: { roles, isActive },
      },
    }),
    announce(tools, 'session.ended', {
      key: staffId,
      version: eventVersion,
      payload: { accountId: staffId, keyId: null, sessionId: null },
    }),
  ]);
  if (!flown.isRefused) {
    const [written] = flown.rows[1];
    if (!written) throw new Error(`staff ${staffId} was written and is not there`);
    const { version, changedBy, changedAt } = written;
    return { ...after, version, changedBy, changedAt };
  }
  if (flown.refusedBy === 'owner-left') {
    return refuse('not-allowed', 'The shop needs an active owner: make somebody else an owner first.');
  }
  if (flown.refusedBy !== 'staff-unchanged') throw new Error(`staff was refused by ${flown.refusedBy}`);
  return refuseMoved();
}

function refuseMoved(): Refusal<'version-conflict'> {
  return refuse('version-conflict', 'Somebody else has just changed this member of staff. Look again.');
}
