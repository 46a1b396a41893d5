import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listCollections as list } from '../../store/collection/collections.ts';

/** All collections for staff. */
export async function listCollections(
  tools: Tools<'catalog'>,
  _input: InputTo<'catalog', 'listCollections'>,
): Promise<ResultOf<'catalog', 'listCollections'>> {
  return { collections: await tools.db.rows(list()) };
}
