import type { ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listStaffCategories } from '../../store/category/categories.ts';

/** The category tree as staff edit it, parents before children. */
export async function listCategoriesForStaff(
  tools: Tools<'catalog'>,
): Promise<ResultOf<'catalog', 'listCategoriesForStaff'>> {
  return { categories: await tools.db.rows(listStaffCategories()) };
}
