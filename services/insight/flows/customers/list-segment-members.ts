import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { idCursor } from '../../domain/id-cursor.ts';
import { listMembers } from '../../store/customers/segments.ts';

const defaultLimit = 50;
const lowestId = '00000000-0000-0000-0000-000000000000';

/** The customers of a segment, page by page. */
export async function listSegmentMembers(
  tools: Tools<'insight'>,
  { segmentId, cursor, limit = defaultLimit }: InputTo<'insight', 'listSegmentMembers'>,
): Promise<ResultOf<'insight', 'listSegmentMembers'>> {
  const after = cursor === undefined ? lowestId : idCursor.read(cursor);
  if (after === undefined)
    return refuse('invalid-input', 'The cursor is not of this list.', { path: '/cursor' });
  const rows = await tools.db.rows(listMembers(segmentId, after, limit + 1));
  const customerIds = rows.slice(0, limit).map(({ customerId }) => customerId);
  const last = customerIds.at(-1);
  return { customerIds, nextCursor: rows.length > limit && last ? idCursor.write(last) : null };
}
