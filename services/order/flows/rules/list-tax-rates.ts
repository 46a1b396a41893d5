import type { ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { listTaxRates as listStored } from '../../store/rules/tax-rates.ts';

/** The tax rates of every jurisdiction, and who wrote them. */
export async function listTaxRates(tools: Tools<'order'>): Promise<ResultOf<'order', 'listTaxRates'>> {
  const rows = await tools.db.rows(listStored());
  return { jurisdictions: rows.map(({ value, ...kept }) => ({ ...value, ...kept })) };
}
