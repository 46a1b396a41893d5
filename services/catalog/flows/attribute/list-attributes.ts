import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listAttributes as list } from '../../store/attribute/attributes.ts';

const defaultLimit = 100;

/** A page of definitions by key; the cursor is the last key of the page before. */
export async function listAttributes(
  tools: Tools<'catalog'>,
  { cursor = '', limit = defaultLimit }: InputTo<'catalog', 'listAttributes'>,
): Promise<ResultOf<'catalog', 'listAttributes'>> {
  const rows = await tools.db.rows(list(cursor, limit + 1));
  const attributes = rows.slice(0, limit);
  return { attributes, nextCursor: rows.length > limit ? (attributes.at(-1)?.key ?? null) : null };
}
