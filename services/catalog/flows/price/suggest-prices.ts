import type { Currency } from '#contracts/money.ts';
import type { Market } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listLatestRates, suggestByRates } from '../../store/price/exchange-rates.ts';
import { findSku } from '../../store/price/list-prices.ts';

/** What each list price of a variant would be in another currency, exactly and rounded. Changes nothing. */
export async function suggestPrices(
  tools: Tools<'catalog'>,
  { variantId, currency }: InputTo<'catalog', 'suggestPrices'>,
): Promise<ResultOf<'catalog', 'suggestPrices'>> {
  const [[variant], rates, rows] = await tools.db.together([
    findSku(variantId),
    listLatestRates(),
    suggestByRates(variantId, currency),
  ]);
  if (!variant) return refuse('variant-not-found', 'There is no such variant.');
  if (currency !== 'USD' && !rates.some((rate) => rate.currency === currency))
    return refuse('not-found', `There is no exchange rate of ${currency}.`);
  const suggestions = rows.map(
    ({ market, fromMinor, fromCurrency, exactMinor, suggestedMinor, rateDate }) => ({
      market: market as Market,
      from: { amountMinor: fromMinor, currency: fromCurrency as Currency },
      exact: { amountMinor: exactMinor, currency },
      suggested: { amountMinor: suggestedMinor, currency },
      rateDate,
    }),
  );
  return { suggestions };
}
