import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listPictures } from '../../store/product/product-pictures.ts';

/** The pictures of a product as staff arrange them: its own in their order, then those that only a variant has. */
export async function listProductPictures(
  tools: Tools<'catalog'>,
  { productId }: InputTo<'catalog', 'listProductPictures'>,
): Promise<ResultOf<'catalog', 'listProductPictures'>> {
  const found = await tools.db.row(listPictures(productId));
  return found ?? refuse('product-not-found', 'There is no such product.');
}
