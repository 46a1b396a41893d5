import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isId } from '../../domain/page/is-id.ts';
import { listMovementsAtMain, listMovementsElsewhere } from '../../store/stock/stock-lists.ts';

const defaultLimit = 50;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A page of what happened at a location, the newest first; the cursor is the last movement of the page before. */
export async function listStockMovements(
  tools: Tools<'catalog'>,
  { locationId, cursor = lastId, limit = defaultLimit }: InputTo<'catalog', 'listStockMovements'>,
): Promise<ResultOf<'catalog', 'listStockMovements'>> {
  if (!isId(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const rows = await tools.db.rows(
    locationId === 'main'
      ? listMovementsAtMain(locationId, cursor, limit + 1)
      : listMovementsElsewhere(locationId, cursor, limit + 1),
  );
  const page = rows.slice(0, limit);
  return { movements: page, nextCursor: rows.length > limit ? (page.at(-1)?.movementId ?? null) : null };
}
