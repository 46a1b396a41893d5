import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isCursor, lastId } from '../../domain/is-cursor.ts';
import { listNotices } from '../../store/staff-notices.ts';

const usualLimit = 50;

/** A page of what staff are told unasked, newest first; the cursor is the last id of the page before. */
export async function listStaffNotices(
  { db }: Tools<'gateway'>,
  { cursor = lastId, limit = usualLimit }: InputTo<'gateway', 'listStaffNotices'>,
): Promise<ResultOf<'gateway', 'listStaffNotices'>> {
  if (!isCursor(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const rows = await db.rows(listNotices(cursor, limit + 1));
  const notices = rows.slice(0, limit);
  return { notices, nextCursor: rows.length > limit ? (notices.at(-1)?.noticeId ?? null) : null };
}
