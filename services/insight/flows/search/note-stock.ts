import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { refreshAvailability } from '../../store/search/documents.ts';
import { lockProduct, noteStock as writeStock } from '../../store/search/products.ts';

/** Notes what is free of a variant, and whether its product can be had. */
export async function noteStock(
  tools: Tools<'insight'>,
  { key, version, payload }: DeliveredEvent<'stock.changed'>,
): Promise<void> {
  await tools.db.flight([
    lockProduct(payload.productId),
    writeStock(key, payload.free, version),
    refreshAvailability(payload.productId),
  ]);
}
