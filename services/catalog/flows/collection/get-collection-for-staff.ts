import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findCollection } from '../../store/collection/collections.ts';

/** A collection as it was written, for whoever edits it. */
export async function getCollectionForStaff(
  tools: Tools<'catalog'>,
  { slug }: InputTo<'catalog', 'getCollectionForStaff'>,
): Promise<ResultOf<'catalog', 'getCollectionForStaff'>> {
  return (await tools.db.row(findCollection(slug))) ?? refuse('not-found', 'There is no such collection.');
}
