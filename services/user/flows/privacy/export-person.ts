import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { readConsents, readEntries, readPerson, readSessions } from '../../store/privacy/person.ts';

const pageSize = 200;

/** What grows without end, in the order in which it is told: a page begins with the letter of its kind. */
const lists = [
  { letter: 'a', kind: 'consent', read: readConsents },
  { letter: 'b', kind: 'points', read: readEntries },
  { letter: 'c', kind: 'session', read: readSessions },
] as const;

/** What this room keeps of a person: the account with addresses, wishlist and groups first, then the lists page by page. */
export async function exportPerson(
  tools: UserTools,
  { person: { customerId }, cursor }: InputTo<'user', 'exportPerson'>,
): Promise<ResultOf<'user', 'exportPerson'>> {
  if (cursor === undefined) {
    const rows = await tools.db.rows(readPerson(customerId));
    return { records: rows.map(({ data }) => ({ kind: 'account', data })), nextCursor: 'a' };
  }
  const at = lists.findIndex(({ letter }) => cursor.startsWith(letter));
  const list = lists[at];
  if (!list) throw new Error('this is no cursor of an export');
  const after = cursor.length > 1 ? (readPageCursor(cursor.slice(1)) ?? null) : null;
  const rows = await tools.db.rows(list.read(customerId, after, pageSize));
  const last = rows.at(-1);
  const isMore = last !== undefined && rows.length === pageSize;
  return {
    records: rows.map(({ data }) => ({ kind: list.kind, data })),
    nextCursor: isMore ? `${list.letter}${pageCursor(last.id)}` : (lists[at + 1]?.letter ?? null),
  };
}
