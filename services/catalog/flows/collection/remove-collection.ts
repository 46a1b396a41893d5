import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { deleteCollection } from '../../store/collection/collections.ts';
import { lockMembers } from '../../store/collection/members.ts';

/** Removes a collection; its products stay. */
export async function removeCollection(
  tools: Tools<'catalog'>,
  { slug }: InputTo<'catalog', 'removeCollection'>,
): Promise<ResultOf<'catalog', 'removeCollection'>> {
  await tools.db.flight([lockMembers(), deleteCollection(slug)]);
  return {};
}
