import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { derivePrices } from '../../store/price/derive-prices.ts';
import { checkPriceLimit, planListPrice, planSpecialPrice } from '../../store/price/plan-prices.ts';
import { lockProductOfVariant } from '../../store/price/write-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';

const faults: Readonly<Record<string, { path: string; detail: string }>> = {
  'price-in-the-past': { path: '/from', detail: 'A price begins now or later.' },
  'price-ends-before': { path: '/until', detail: 'A price ends after it begins.' },
  'price-limit': { path: '/variantId', detail: 'A variant has 100 prices at most that hold or are planned.' },
};

/**
 * Plans a price. One with `until` is special: it lies over the list price and the lowest counts. One without is a list
 * price: it ends the one of its kind that holds at `from`, and gives way to the next that is planned. A repeat with the
 * same id changes nothing.
 */
export async function schedulePrice(
  tools: Tools<'catalog'>,
  input: InputTo<'catalog', 'schedulePrice'>,
): Promise<ResultOf<'catalog', 'schedulePrice'>> {
  const { priceId, variantId, market, price, until } = input;
  const planned = [
    priceId,
    variantId,
    market,
    price.currency,
    price.amountMinor,
    input.minQuantity ?? 1,
    input.customerGroup ?? null,
    input.from ?? null,
    whoIs(tools.context.subject),
    input.reason ?? null,
  ] as const;
  const flown = await tools.db.tryFlight([
    lockProductOfVariant(variantId),
    until === undefined ? planListPrice(...planned) : planSpecialPrice(...planned, until),
    derivePrices([], [variantId]),
    checkPriceLimit(variantId),
    announceProducts([], [variantId], 'product.changed', toTraceparent(tools.context.trace)),
  ]);
  if (!flown.isRefused) return {};
  const fault = faults[flown.refusedBy];
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  return refuse('variant-not-found', 'There is no such variant.');
}
