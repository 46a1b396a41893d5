import type { InputTo, ResultOf } from '#contracts/services.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { refuseCursor } from '../../domain/refuse-cursor.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listAll, listOfCustomer } from '../../store/privacy/cases.ts';

const pageSize = 50;

/** Exports and erasures, of one customer if asked for, page by page. */
export async function listPrivacyCasesForStaff(
  tools: UserTools,
  { customerId, cursor, limit = pageSize }: InputTo<'user', 'listPrivacyCasesForStaff'>,
): Promise<ResultOf<'user', 'listPrivacyCasesForStaff'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) return refuseCursor();
  const rows = await tools.db.rows(
    customerId === undefined ? listAll(before, limit + 1) : listOfCustomer(customerId, before, limit + 1),
  );
  const cases = rows.slice(0, limit);
  const last = cases.at(-1);
  return { cases, nextCursor: last && rows.length > limit ? pageCursor(last.caseId) : null };
}
