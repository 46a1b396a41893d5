import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { openImport } from '../../store/import/imports.ts';

/** Opens an import. Refuses an id that another file has. */
export async function createImport(
  tools: Tools<'catalog'>,
  { importId, fileName }: InputTo<'catalog', 'createImport'>,
): Promise<ResultOf<'catalog', 'createImport'>> {
  const opened = await tools.db.row(openImport(importId, fileName, whoIs(tools.context.subject)));
  return opened?.fileName === fileName ? {} : refuse('already-exists', 'Another file has this id.');
}
