import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isCursor, lastId } from '../../domain/is-cursor.ts';
import { listAuditEntries, type AuditedBy } from '../../store/audit-log.ts';

type Input = InputTo<'gateway', 'listAuditLog'>;

const usualLimit = 50;

/** A page of who changed what, newest first: all of it, or by person, call or thing; the cursor is the last id before. */
export async function listAuditLog(
  { db }: Tools<'gateway'>,
  { cursor = lastId, limit = usualLimit, ...asked }: Input,
): Promise<ResultOf<'gateway', 'listAuditLog'>> {
  if (!isCursor(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const filters: [AuditedBy, string | undefined][] = [
    ['target', asked.targetId],
    ['who', asked.who],
    ['call', asked.call],
  ];
  const given = filters.filter(([, value]) => value !== undefined);
  if (given.length > 1)
    return refuse('invalid-input', 'Ask for one of targetId, who and call.', { path: '/targetId' });
  const [by, value] = given[0] ?? ['all', undefined];
  const rows = await db.rows(listAuditEntries(by)(value ?? null, cursor, limit + 1));
  const entries = rows.slice(0, limit);
  return { entries, nextCursor: rows.length > limit ? (entries.at(-1)?.entryId ?? null) : null };
}
