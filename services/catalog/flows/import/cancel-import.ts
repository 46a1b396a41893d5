import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { cancelImport as cancel, lockImport } from '../../store/import/imports.ts';

/** Stops an import: the batch under way is the last, and is rolled back when it has not been committed. */
export async function cancelImport(
  tools: Tools<'catalog'>,
  { importId }: InputTo<'catalog', 'cancelImport'>,
): Promise<ResultOf<'catalog', 'cancelImport'>> {
  const [, [cancelled]] = await tools.db.flight([lockImport(importId), cancel(importId)]);
  return cancelled ? {} : refuse('not-found', 'There is no such import.');
}
