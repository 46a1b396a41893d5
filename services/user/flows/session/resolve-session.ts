import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { subjectOf } from '../../domain/subject-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { hashSecret } from '../../store/secrets.ts';
import { resolveToken } from '../../store/sessions.ts';

/** Who a session token stands for, in one statement. */
export async function resolveSession(
  tools: UserTools,
  { sessionToken }: InputTo<'user', 'resolveSession'>,
): Promise<ResultOf<'user', 'resolveSession'>> {
  const idleDays = tools.setting('user.sessionIdleDays');
  const session = await tools.db.row(resolveToken(hashSecret(sessionToken), idleDays));
  if (!session) return refuse('session-expired', 'Sign in again.');
  return { subject: subjectOf(session), expiresAt: session.expiresAt };
}
