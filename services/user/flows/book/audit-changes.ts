import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { auditPointsOf } from '../../store/audit.ts';
import { findTouchedPoints, readClock } from '../../store/points/touched-points.ts';

const touchedMost = 5000;
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/**
 * Runs the rules of points on the customers whose points changed since the last time, at most 5,000, or that are named. The
 * rest of the room is left to the daily recount.
 */
export async function auditChanges(
  tools: Tools<'user'>,
  { after, ids }: InputTo<'user', 'auditChanges'>,
): Promise<AnswerOf<'user', 'auditChanges'>> {
  const clock = await tools.db.row(readClock());
  if (!clock) throw new Error('a database has a clock');
  const touched = after?.at ? await tools.db.rows(findTouchedPoints(after.at, touchedMost)) : [];
  const named = ids.filter((id) => uuid.test(id));
  const accountIds = [...new Set([...touched.map(({ accountId }) => accountId), ...named])];
  const findings = accountIds.length === 0 ? [] : await auditPointsOf(tools.inBackground(), accountIds);
  return {
    findings: findings.map((each) => ({ ...each, ids: [...each.ids] })),
    mark: { epoch: 0, xid: '0', sequence: 0, at: clock.at },
    hasMore: false,
    orderIds: [],
  };
}
