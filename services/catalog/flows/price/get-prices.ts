import type { Currency } from '#contracts/money.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findSku, listPrices } from '../../store/price/list-prices.ts';

/** What a variant costs, cost and will cost, to whom, and who said so. */
export async function getPrices(
  tools: Tools<'catalog'>,
  { variantId }: InputTo<'catalog', 'getPrices'>,
): Promise<ResultOf<'catalog', 'getPrices'>> {
  const [[variant], rows] = await tools.db.together([findSku(variantId), listPrices(variantId)]);
  if (!variant) return refuse('variant-not-found', 'There is no such variant.');
  const prices = rows.map(({ amountMinor, currency, ...price }) => ({
    ...price,
    price: { amountMinor, currency: currency as Currency },
  }));
  return { variantId, sku: variant.sku, prices };
}
