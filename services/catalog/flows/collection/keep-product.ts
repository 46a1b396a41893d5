import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { keepProductAsMember, lockProductAsMember } from '../../store/collection/members.ts';

/** Makes a product that was written, or whose stock came to another level, member of the collections that want it now. */
export async function keepProduct(
  tools: Tools<'catalog'>,
  { payload }: DeliveredEvent<'product.changed'> | DeliveredEvent<'stock.changed'>,
): Promise<void> {
  const productId = 'product' in payload ? payload.product.productId : payload.productId;
  await tools.db.flight([lockProductAsMember(productId), keepProductAsMember(productId)]);
}
