import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findGroup, updateGroupRow } from '../../store/customer/groups.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/** Gives a group another title. A repeat of the same title is answered alike and changes nothing. */
export async function updateCustomerGroup(
  tools: UserTools,
  { groupId, version, title }: InputTo<'user', 'updateCustomerGroup'>,
): Promise<ResultOf<'user', 'updateCustomerGroup'>> {
  const answer = { version: version + 1 };
  const actor = actorOf(tools.context.subject);
  const flown = await tools.db.tryFlight([
    updateGroupRow(groupId, version, JSON.stringify(title), `${actor.kind}:${actor.id}`),
    recordStaffAction(actor, {
      action: 'group.update',
      targetId: groupId,
      detail: { title },
    }),
  ]);
  if (!flown.isRefused) return answer;
  if (flown.refusedBy !== 'group-unchanged') throw new Error(`a group was refused by ${flown.refusedBy}`);
  const current = await tools.db.row(findGroup(groupId));
  if (!current) return refuse('not-found', 'There is no such group.');
  if (current.version === answer.version && isDeepStrictEqual(current.title, title)) return answer;
  return refuse('version-conflict', 'Somebody else has just changed this group. Look again.');
}
