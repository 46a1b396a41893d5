import type { InputTo, ResultOf } from '#contracts/services.ts';
import { holderOf } from '../../domain/holder-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listLiveSessions } from '../../store/sessions.ts';

const sessionsMost = 50;

/** The asker's live sessions, newest first; keys have none. */
export async function listSessions(
  tools: UserTools,
  _input: InputTo<'user', 'listSessions'>,
): Promise<ResultOf<'user', 'listSessions'>> {
  const holder = holderOf(tools.context.subject);
  if (!holder) return { sessions: [] };
  const idleDays = tools.setting('user.sessionIdleDays');
  const rows = await tools.db.rows(listLiveSessions(holder.accountId, idleDays, sessionsMost));
  return { sessions: rows.map((row) => ({ ...row, isCurrent: row.sessionId === holder.sessionId })) };
}
