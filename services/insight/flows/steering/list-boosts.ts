import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { idCursor } from '../../domain/id-cursor.ts';
import { listBoosts as findBoosts } from '../../store/steering/boosts.ts';

const defaultLimit = 50;

/** Boosts, the newest first, page by page. */
export async function listBoosts(
  tools: Tools<'insight'>,
  { cursor, limit = defaultLimit }: InputTo<'insight', 'listBoosts'>,
): Promise<ResultOf<'insight', 'listBoosts'>> {
  const before = cursor === undefined ? null : idCursor.read(cursor);
  if (before === undefined)
    return refuse('invalid-input', 'The cursor is not of this list.', { path: '/cursor' });
  const rows = await tools.db.rows(findBoosts(before, limit + 1));
  const boosts = rows.slice(0, limit);
  const last = boosts.at(-1);
  return { boosts, nextCursor: rows.length > limit && last ? idCursor.write(last.boostId) : null };
}
