import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertGroup, lockGroups, requireRoom } from '../../store/customer/groups.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

const groupsMost = 200;

/** Makes a group of customers. */
export async function createCustomerGroup(
  tools: UserTools,
  { code, title }: InputTo<'user', 'createCustomerGroup'>,
): Promise<ResultOf<'user', 'createCustomerGroup'>> {
  const group = { groupId: uuidv7(), code, title, version: 1, members: 0, changedBy: null, changedAt: null };
  const flown = await tools.db.tryFlight([
    lockGroups(),
    requireRoom(groupsMost),
    insertGroup(group.groupId, code, JSON.stringify(title)),
    recordStaffAction(actorOf(tools.context.subject), {
      action: 'group.create',
      targetId: group.groupId,
      detail: { code },
    }),
    ...remember(tools, group),
  ]);
  if (!flown.isRefused) return group;
  if (flown.refusedBy === 'customer_group_code_unique') {
    return refuse('already-exists', 'There is a group with this code.', { path: '/code' });
  }
  if (flown.refusedBy !== 'group-room') throw new Error(`a group was refused by ${flown.refusedBy}`);
  return refuse('limit-reached', 'The shop has 200 groups. Remove one that is no longer needed.');
}
