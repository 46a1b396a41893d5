import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { lockImport, startImport as start } from '../../store/import/imports.ts';

/** Lets the timer check or apply a file from its first line on; one that is worked on or over is left alone. */
export async function startImport(
  tools: Tools<'catalog'>,
  { importId, mode, parts }: InputTo<'catalog', 'startImport'>,
): Promise<ResultOf<'catalog', 'startImport'>> {
  const state = mode === 'check' ? 'checking' : 'applying';
  const flown = await tools.db.tryFlight([lockImport(importId), start(importId, state, parts)]);
  if (flown.isRefused)
    return refuse('value-invalid', 'The parts of the file are not all here.', { path: '/parts' });
  return flown.rows[1].length > 0 ? {} : refuse('not-found', 'There is no such import.');
}
