import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { holderOf } from '../../domain/holder-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { endSession, findOwnSession } from '../../store/sessions.ts';

/** Ends the session that asks; nothing for whoever has none, or none any more. */
export async function signOut(
  tools: UserTools,
  _input: InputTo<'user', 'signOut'>,
): Promise<ResultOf<'user', 'signOut'>> {
  const holder = holderOf(tools.context.subject);
  if (!holder) return {};
  const { accountId, sessionId } = holder;
  const session = await tools.db.row(findOwnSession(sessionId, accountId));
  if (!session || session.isEnded) return {};
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
