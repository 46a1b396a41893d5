import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { countReturnsByState, listReturnsByState as listByState } from '../../store/return/returns.ts';

const pageSize = 24;

/** Returns for staff, of one state, the newest first. */
export async function listReturnsByState(
  tools: Tools<'order'>,
  { state, cursor, limit = pageSize, withCount = false }: InputTo<'order', 'listReturnsByState'>,
): Promise<ResultOf<'order', 'listReturnsByState'>> {
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined)
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  const [rows, counted] = await tools.db.together([
    listByState(state, before, limit + 1),
    ...(withCount ? [countReturnsByState(state)] : []),
  ]);
  const returns = rows.slice(0, limit);
  const last = returns.at(-1);
  return {
    returns,
    nextCursor: rows.length > limit && last ? pageCursor(last.returnId) : null,
    ...(withCount ? { count: counted?.[0]?.count ?? 0 } : {}),
  };
}
