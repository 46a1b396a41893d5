import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { actorOf } from '../../domain/actor-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findApiKey, revokeKey } from '../../store/api-keys.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/** Ends an API key; one that has ended stays so. */
export async function revokeApiKey(
  tools: UserTools,
  { keyId }: InputTo<'user', 'revokeApiKey'>,
): Promise<ResultOf<'user', 'revokeApiKey'>> {
  const key = await tools.db.row(findApiKey(keyId));
  if (!key) return refuse('not-found', 'There is no such API key.');
  if (key.isRevoked) return {};
  // Refused only when another request has ended it meanwhile, which is what was asked for.
  await tools.db.tryFlight([
    revokeKey(keyId),
    recordStaffAction(actorOf(tools.context.subject), {
      action: 'api-key.revoke',
      targetId: keyId,
      detail: {},
    }),
    announce(tools, 'session.ended', {
      key: keyId,
      version: key.eventVersion,
      payload: { accountId: null, keyId, sessionId: null },
    }),
  ]);
  return {};
}
