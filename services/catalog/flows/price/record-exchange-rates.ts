import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { writeRates } from '../../store/price/exchange-rates.ts';
import { applyRates } from '../../store/price/walk-prices.ts';

/** Writes dated rates, by which derived prices are made anew soon after. Refuses one of nothing, one of the dollar itself, and two of a currency on one day. */
export async function recordExchangeRates(
  tools: Tools<'catalog'>,
  { source, rates }: InputTo<'catalog', 'recordExchangeRates'>,
): Promise<ResultOf<'catalog', 'recordExchangeRates'>> {
  const seen = new Set<string>();
  for (const [index, { currency, date, perUsd }] of rates.entries()) {
    const at = `/rates/${index}`;
    if (currency === 'USD')
      return refuse('value-invalid', 'Rates are per US dollar.', { path: `${at}/currency` });
    if (Number(perUsd) === 0)
      return refuse('value-invalid', 'A rate is above zero.', { path: `${at}/perUsd` });
    if (seen.size === seen.add(`${currency} ${date}`).size)
      return refuse('value-invalid', 'This currency has a rate of this day already.', { path: `${at}/date` });
  }
  const [written] = await tools.db.flight([
    writeRates(
      rates.map(({ currency }) => currency),
      rates.map(({ date }) => date),
      rates.map(({ perUsd }) => perUsd),
      source,
      whoIs(tools.context.subject),
    ),
    applyRates(),
  ]);
  return { written: written.length };
}
