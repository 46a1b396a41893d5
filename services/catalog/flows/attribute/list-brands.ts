import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listBrands as list } from '../../store/attribute/brands.ts';

const defaultLimit = 100;

/** A page of brands by slug; the cursor is the last slug of the page before. A brand has one name everywhere. */
export async function listBrands(
  tools: Tools<'catalog'>,
  { cursor = '', limit = defaultLimit }: InputTo<'catalog', 'listBrands'>,
): Promise<ResultOf<'catalog', 'listBrands'>> {
  const rows = await tools.db.rows(list(cursor, limit + 1));
  const brands = rows.slice(0, limit);
  return { brands, nextCursor: rows.length > limit ? (brands.at(-1)?.slug ?? null) : null };
}
