import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { deleteCategory, lockCategories } from '../../store/category/categories.ts';

/** Removes a category that nothing is in, and announces it. Refuses (`in-use`) one with products or with categories below it. */
export async function removeCategory(
  tools: Tools<'catalog'>,
  { slug }: InputTo<'catalog', 'removeCategory'>,
): Promise<ResultOf<'catalog', 'removeCategory'>> {
  const flown = await tools.db.tryFlight([
    lockCategories(),
    deleteCategory(slug, 'category.changed', toTraceparent(tools.context.trace)),
  ]);
  if (!flown.isRefused) return {};
  const isParent = flown.refusedBy === 'categories_parent';
  return refuse(
    'in-use',
    isParent
      ? 'There are categories below it: move them first.'
      : 'There are products in it: move them first.',
  );
}
