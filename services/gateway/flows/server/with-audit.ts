import type { Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { CallContext } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { isAudited } from '../../domain/audit/is-audited.ts';
import { targetOf } from '../../domain/audit/target-of.ts';
import { nameOf } from '../../domain/name-of.ts';
import type { Route } from '../../domain/route-table.ts';
import { beginAuditEntry, endAuditEntry } from '../../store/audit-log.ts';
import type { ServerTools } from './gateway-resources.ts';

type AuditTools = Pick<ServerTools, 'database' | 'log'>;
type Asked = { subject: Subject; input: unknown; trace: CallContext['trace'] };

/**
 * Has a change made, and keeps in the audit log who asked for it before it is asked for, and how it ended after: `done`,
 * the code of its refusal, or `failed`. What cannot be noted is not asked for.
 */
export async function withAudit(
  { database, log }: AuditTools,
  route: Route,
  { subject, input, trace }: Asked,
  change: () => Promise<unknown>,
): Promise<unknown> {
  if (!isAudited(route.contract, subject)) return change();
  const db = database.bind(trace);
  const entryId = uuidv7();
  const call = `${route.service}.${route.call}`;
  const target = targetOf(route.parameters, input);
  await db.rows(beginAuditEntry(entryId, nameOf(subject), call, target?.kind ?? null, target?.id ?? null));
  const end = async (outcome: string, answer: unknown) => {
    const made = targetOf([], answer);
    try {
      await db.rows(endAuditEntry(entryId, outcome, made?.kind ?? null, made?.id ?? null));
    } catch (error) {
      // The change has been made or not all the same: its entry says that nobody knows.
      log.error('an audit entry has no end', { error, service: 'gateway', traceId: trace.traceId });
    }
  };
  try {
    const answer = await change();
    await end(isRefusal(answer) ? answer.refusal : 'done', answer);
    return answer;
  } catch (error) {
    await end('failed', undefined);
    throw error;
  }
}
