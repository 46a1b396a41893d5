import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findUntranslated } from '../../domain/product/find-untranslated.ts';
import { findDrafts } from '../../store/product/drafts.ts';

/** A product as it would be saved again, with its version and the texts that lack a translation. */
export async function getProductForStaff(
  tools: Tools<'catalog'>,
  { productId }: InputTo<'catalog', 'getProductForStaff'>,
): Promise<ResultOf<'catalog', 'getProductForStaff'>> {
  const found = await tools.db.row(findDrafts([productId]));
  if (!found) return refuse('product-not-found', 'There is no such product.');
  const { draft, version, changedBy, changedAt } = found;
  return { product: draft, version, changedBy, changedAt, untranslated: findUntranslated(draft) };
}
