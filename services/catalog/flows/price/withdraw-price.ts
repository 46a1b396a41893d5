import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { findVariantOfPrice, withdrawPrice as withdraw } from '../../store/price/withdraw-price.ts';
import { lockProductOfVariant } from '../../store/price/write-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';

/** Ends a price, or takes a planned one back; one that is over is left alone. The list price everybody pays stays. */
export async function withdrawPrice(
  tools: Tools<'catalog'>,
  { priceId }: InputTo<'catalog', 'withdrawPrice'>,
): Promise<ResultOf<'catalog', 'withdrawPrice'>> {
  const found = await tools.db.row(findVariantOfPrice(priceId));
  if (!found) return refuse('not-found', 'There is no such price.');
  const flown = await tools.db.tryFlight([
    lockProductOfVariant(found.variantId),
    withdraw(priceId, whoIs(tools.context.subject)),
    announceProducts([], [found.variantId], 'product.changed', toTraceparent(tools.context.trace)),
  ]);
  if (!flown.isRefused) return {};
  return refuse('value-invalid', 'This is what everybody pays now: set another price instead.', {
    path: '/priceId',
  });
}
