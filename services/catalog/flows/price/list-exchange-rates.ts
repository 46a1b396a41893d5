import type { Currency } from '#contracts/money.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listLatestRates } from '../../store/price/exchange-rates.ts';

/** The newest rate of each currency. */
export async function listExchangeRates(
  tools: Tools<'catalog'>,
  _input: InputTo<'catalog', 'listExchangeRates'>,
): Promise<ResultOf<'catalog', 'listExchangeRates'>> {
  const rates = await tools.db.rows(listLatestRates());
  return { rates: rates.map((rate) => ({ ...rate, currency: rate.currency as Currency })) };
}
