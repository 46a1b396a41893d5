import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { deleteMember, findMembership } from '../../store/customer/members.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/**
 * Takes a customer out of a group; whoever holds their session in memory forgets it. One who is not in it is answered alike, and
 * nothing changes.
 */
export async function removeGroupMember(
  tools: UserTools,
  { groupId, customerId }: InputTo<'user', 'removeGroupMember'>,
): Promise<ResultOf<'user', 'removeGroupMember'>> {
  const found = await tools.db.row(findMembership(groupId, customerId));
  if (!found?.isMember) return {};
  const flown = await tools.db.tryFlight([
    deleteMember(groupId, customerId),
    recordStaffAction(actorOf(tools.context.subject), {
      action: 'group.remove-member',
      targetId: customerId,
      detail: { groupId },
    }),
    announce(tools, 'session.ended', {
      key: customerId,
      version: found.eventVersion,
      payload: { accountId: customerId, keyId: null, sessionId: null },
    }),
  ]);
  // Refused only when another request has taken them out meanwhile, which is what was asked for.
  if (!flown.isRefused || flown.refusedBy === 'member-there') return {};
  throw new Error(`taking out was refused by ${flown.refusedBy}`);
}
