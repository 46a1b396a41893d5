import { locales } from '#contracts/markets.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listCategoryTree } from '../../store/category/categories.ts';

/** The category tree in the language of a locale, parents before children. */
export async function listCategories(
  tools: Tools<'catalog'>,
  { locale }: InputTo<'catalog', 'listCategories'>,
): Promise<ResultOf<'catalog', 'listCategories'>> {
  return { categories: await tools.db.rows(listCategoryTree(locales[locale].language)) };
}
