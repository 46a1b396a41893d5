import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { holderOf } from '../../domain/holder-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { endSession, findOwnSession } from '../../store/sessions.ts';

/** Ends one of the asker's own sessions; another's is `not-found`, and one that has ended stays so. */
export async function revokeSession(
  tools: UserTools,
  { sessionId }: InputTo<'user', 'revokeSession'>,
): Promise<ResultOf<'user', 'revokeSession'>> {
  const accountId = holderOf(tools.context.subject)?.accountId;
  const session = accountId && (await tools.db.row(findOwnSession(sessionId, accountId)));
  if (!accountId || !session) return refuse('not-found', 'This account has no such session.');
  if (session.isEnded) return {};
  // Refused only when another request has ended it meanwhile, which is what was asked for.
  await tools.db.tryFlight([
    endSession(sessionId, accountId),
    announce(tools, 'session.ended', {
      key: accountId,
      version: session.eventVersion,
      payload: { accountId, keyId: null, sessionId },
    }),
  ]);
  return {};
}
