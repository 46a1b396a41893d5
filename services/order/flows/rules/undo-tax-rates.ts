import { isRefusal } from '#contracts/refusals.ts';
import type { TaxRatesValue } from '#contracts/order/rules.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findEarlier } from './find-earlier.ts';
import { putTaxRates } from './put-tax-rates.ts';

/** Writes the rates that held before the version that was seen, as a version of its own. */
export async function undoTaxRates(
  tools: Tools<'order'>,
  { jurisdiction, version }: InputTo<'order', 'undoTaxRates'>,
): Promise<ResultOf<'order', 'undoTaxRates'>> {
  const earlier = await findEarlier<Omit<TaxRatesValue, 'version'>>(tools, `tax:${jurisdiction}`, version);
  return isRefusal(earlier) ? earlier : putTaxRates(tools, { ...earlier, version });
}
