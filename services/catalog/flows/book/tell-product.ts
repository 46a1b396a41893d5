import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { announceProducts } from '../../store/product/announce-products.ts';
import { renewProduct } from '../../store/product/tell-product.ts';
import { lockRating, recountRating } from '../../store/review/ratings.ts';

/** Makes the rating of a product anew from its reviews, and tells of the product again, as news to everybody. */
export async function tellProduct(
  tools: Tools<'catalog'>,
  { productId }: InputTo<'catalog', 'tellProduct'>,
): Promise<ResultOf<'catalog', 'tellProduct'>> {
  const traceparent = toTraceparent(tools.context.trace);
  const [, , [told]] = await tools.db.flight([
    lockRating(productId),
    recountRating(productId, 'reviews.changed', traceparent),
    renewProduct(productId),
    announceProducts([productId], [], 'product.changed', traceparent),
  ]);
  return told ?? refuse('product-not-found', 'There is no such product.');
}
