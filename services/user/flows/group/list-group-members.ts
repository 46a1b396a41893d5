import type { InputTo, ResultOf } from '#contracts/services.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { refuseCursor } from '../../domain/refuse-cursor.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listMemberRows } from '../../store/customer/members.ts';

const pageSize = 50;

/** Who is in a group, page by page. */
export async function listGroupMembers(
  tools: UserTools,
  { groupId, cursor, limit = pageSize }: InputTo<'user', 'listGroupMembers'>,
): Promise<ResultOf<'user', 'listGroupMembers'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) return refuseCursor();
  const rows = await tools.db.rows(listMemberRows(groupId, before, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    members: page.map(({ membershipId: _id, ...member }) => member),
    nextCursor: last && rows.length > limit ? pageCursor(last.membershipId) : null,
  };
}
