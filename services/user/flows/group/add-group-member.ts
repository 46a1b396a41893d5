import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findMembership, insertMember, lockCustomer } from '../../store/customer/members.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

const groupsMost = 50;

/** Puts a customer into a group; whoever holds their session in memory forgets it, and learns of the group. */
export async function addGroupMember(
  tools: UserTools,
  { groupId, customerId }: InputTo<'user', 'addGroupMember'>,
): Promise<ResultOf<'user', 'addGroupMember'>> {
  const found = await tools.db.row(findMembership(groupId, customerId));
  if (!found) throw new Error('looking for a membership gave no row');
  if (found.isMember) return {};
  const flown = await tools.db.tryFlight([
    lockCustomer(customerId),
    insertMember(groupId, customerId, groupsMost),
    recordStaffAction(actorOf(tools.context.subject), {
      action: 'group.add-member',
      targetId: customerId,
      detail: { groupId },
    }),
    announce(tools, 'session.ended', {
      key: customerId,
      version: found.eventVersion,
      payload: { accountId: customerId, keyId: null, sessionId: null },
    }),
  ]);
  if (!flown.isRefused || flown.refusedBy === 'customer_group_member_pkey') return {};
  if (flown.refusedBy === 'customer-there') return refuse('not-found', 'There is no such customer.');
  if (flown.refusedBy === 'group-there') return refuse('not-found', 'There is no such group.');
  if (flown.refusedBy !== 'member-room') throw new Error(`a member was refused by ${flown.refusedBy}`);
  return refuse('limit-reached', 'This customer is in 50 groups. Take them out of one first.');
}
