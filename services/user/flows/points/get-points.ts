import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { refuseCursor } from '../../domain/refuse-cursor.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findPoints, listEntries } from '../../store/points/entries.ts';

const pageSize = 50;

/** The points of the customer who asks, and the entries page by page. */
export async function getPoints(
  tools: UserTools,
  { cursor, limit = pageSize }: InputTo<'user', 'getPoints'>,
): Promise<ResultOf<'user', 'getPoints'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) return refuseCursor();
  const customerId = customerOf(tools.context.subject);
  const [[points], rows] = await tools.db.together([
    findPoints(customerId),
    listEntries(customerId, before, limit + 1),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const { balance = 0, free = 0, expiresAt = null, expiring = null } = points ?? {};
  return {
    balance,
    free,
    nextExpiry: expiresAt !== null && expiring !== null ? { points: expiring, at: expiresAt } : null,
    entries: page.map(({ entryId: _id, ...entry }) => entry),
    nextCursor: last && rows.length > limit ? pageCursor(last.entryId) : null,
  };
}
