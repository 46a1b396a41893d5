import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { addPart, checkPart } from '../../store/import/imports.ts';

/**
 * Stores a part of a file. Refuses another text for the same part, and more parts of an import that has been started. The same part
 * again is answered alike and changes nothing, then too.
 */
export async function addImportPart(
  tools: Tools<'catalog'>,
  { importId, part, text }: InputTo<'catalog', 'addImportPart'>,
): Promise<ResultOf<'catalog', 'addImportPart'>> {
  const flown = await tools.db.tryFlight([addPart(importId, part, text), checkPart(importId, part, text)]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy === 'part-differs')
    return refuse('already-exists', 'Another text is this part already.', { path: '/part' });
  if (flown.refusedBy === 'import-started')
    return refuse('value-invalid', 'The import has been started.', { path: '/importId' });
  return refuse('not-found', 'There is no such import.');
}
