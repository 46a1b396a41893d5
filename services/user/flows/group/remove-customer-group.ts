import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { deleteGroup, findGroup } from '../../store/customer/groups.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/** Removes a group that nobody is in. One that is gone, or was never there, is answered alike and changes nothing. */
export async function removeCustomerGroup(
  tools: UserTools,
  { groupId }: InputTo<'user', 'removeCustomerGroup'>,
): Promise<ResultOf<'user', 'removeCustomerGroup'>> {
  const group = await tools.db.row(findGroup(groupId));
  if (!group) return {};
  const flown = await tools.db.tryFlight([
    deleteGroup(groupId),
    recordStaffAction(actorOf(tools.context.subject), {
      action: 'group.remove',
      targetId: groupId,
      detail: { code: group.code },
    }),
  ]);
  // Refused as not there only when another request has removed it meanwhile, which is what was asked for.
  if (!flown.isRefused || flown.refusedBy === 'group-there') return {};
  if (flown.refusedBy !== 'customer_group_member_group') {
    throw new Error(`removing a group was refused by ${flown.refusedBy}`);
  }
  return refuse('value-invalid', 'Somebody is in this group. Take its members out first.');
}
