import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { idCursor } from '../../domain/id-cursor.ts';
import { listSegments as findSegments } from '../../store/customers/segments.ts';

const defaultLimit = 50;
const lowestId = '00000000-0000-0000-0000-000000000000';

/** Segments with their rules and sizes, page by page. */
export async function listSegments(
  tools: Tools<'insight'>,
  { cursor, limit = defaultLimit }: InputTo<'insight', 'listSegments'>,
): Promise<ResultOf<'insight', 'listSegments'>> {
  const after = cursor === undefined ? lowestId : idCursor.read(cursor);
  if (after === undefined)
    return refuse('invalid-input', 'The cursor is not of this list.', { path: '/cursor' });
  const rows = await tools.db.rows(findSegments(after, limit + 1));
  const segments = rows.slice(0, limit);
  const last = segments.at(-1);
  return { segments, nextCursor: rows.length > limit && last ? idCursor.write(last.segmentId) : null };
}
