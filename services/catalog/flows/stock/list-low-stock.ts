import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { isId } from '../../domain/page/is-id.ts';
import { listShort } from '../../store/stock/stock-lists.ts';

const defaultLimit = 50;
const firstId = '00000000-0000-0000-0000-000000000000';

/** A page of the variants on sale that are short, with what lies where; the cursor is the last of the page before. */
export async function listLowStock(
  tools: Tools<'catalog'>,
  { level, cursor = firstId, limit = defaultLimit }: InputTo<'catalog', 'listLowStock'>,
): Promise<ResultOf<'catalog', 'listLowStock'>> {
  if (!isId(cursor)) return refuse('invalid-input', 'Send the cursor as it came.', { path: '/cursor' });
  const rows = await tools.db.rows(listShort(level, cursor, limit + 1));
  const page = rows.slice(0, limit);
  return {
    variants: page.map(({ titleEn, titleZh, ...variant }) => ({
      ...variant,
      title: { en: titleEn, zh: titleZh },
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.variantId ?? null) : null,
  };
}
