import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findImport, listFaults } from '../../store/import/imports.ts';

const pageSize = 200;

/** A page of what is wrong in a file; the cursor names the last line and the place in it. */
export async function listImportFaults(
  tools: Tools<'catalog'>,
  { importId, cursor = '0-0' }: InputTo<'catalog', 'listImportFaults'>,
): Promise<ResultOf<'catalog', 'listImportFaults'>> {
  const place = /^(\d{1,9})-(\d{1,9})$/.exec(cursor);
  if (!place)
    return refuse('invalid-input', 'This cursor was not given by a list of faults.', { path: '/cursor' });
  const [[known], rows] = await tools.db.together([
    findImport(importId),
    listFaults(importId, Number(place[1]), Number(place[2]), pageSize + 1),
  ]);
  if (!known) return refuse('not-found', 'There is no such import.');
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    faults: page.map(({ line: at, column, reason }) => ({ line: at, column, reason })),
    nextCursor: rows.length > pageSize && last ? `${last.line}-${last.place}` : null,
  };
}
