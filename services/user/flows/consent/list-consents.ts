import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { refuseCursor } from '../../domain/refuse-cursor.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listCurrent, listHistory, type ConsentRow } from '../../store/customer/consents.ts';

const pageSize = 50;

/** What the customer who asks consents to, and all that they ever said, page by page. */
export async function listConsents(
  tools: UserTools,
  { cursor, limit = pageSize }: InputTo<'user', 'listConsents'>,
): Promise<ResultOf<'user', 'listConsents'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) return refuseCursor();
  const customerId = customerOf(tools.context.subject);
  const [current, rows] = await tools.db.together([
    listCurrent(customerId),
    listHistory(customerId, before, limit + 1),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    current: current.map(withoutId),
    history: page.map(withoutId),
    nextCursor: last && rows.length > limit ? pageCursor(last.consentId) : null,
  };
}

function withoutId({ consentId: _id, ...consent }: ConsentRow): Omit<ConsentRow, 'consentId'> {
  return consent;
}
