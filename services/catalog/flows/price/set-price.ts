import { markets } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { findPriceFault } from '../../domain/price/find-price-fault.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { derivePrices } from '../../store/price/derive-prices.ts';
import { lockProductOfVariant, setPriceOfVariant } from '../../store/price/write-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';

/** Sets the list price of a variant in a market from now on, and announces its product when that changed anything. */
export async function setPrice(
  tools: Tools<'catalog'>,
  { variantId, market, price }: InputTo<'catalog', 'setPrice'>,
): Promise<ResultOf<'catalog', 'setPrice'>> {
  const fault = findPriceFault(price, markets[market].currency);
  if (fault) return refuse('value-invalid', fault.detail, { path: `/price${fault.path}` });
  const setBy = whoIs(tools.context.subject);
  const flown = await tools.db.tryFlight([
    lockProductOfVariant(variantId),
    setPriceOfVariant(variantId, market, price.currency, price.amountMinor, setBy),
    derivePrices([], [variantId]),
    announceProducts([], [variantId], 'product.changed', toTraceparent(tools.context.trace)),
  ]);
  return flown.isRefused ? refuse('variant-not-found', 'There is no such variant.') : {};
}
