import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listImports as list } from '../../store/import/imports.ts';

/** The newest imports. */
export async function listImports(
  tools: Tools<'catalog'>,
  _input: InputTo<'catalog', 'listImports'>,
): Promise<ResultOf<'catalog', 'listImports'>> {
  return { imports: await tools.db.rows(list()) };
}
