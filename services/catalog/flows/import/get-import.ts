import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findImport } from '../../store/import/imports.ts';

/** How far an import is. */
export async function getImport(
  tools: Tools<'catalog'>,
  { importId }: InputTo<'catalog', 'getImport'>,
): Promise<ResultOf<'catalog', 'getImport'>> {
  return (await tools.db.row(findImport(importId))) ?? refuse('not-found', 'There is no such import.');
}
