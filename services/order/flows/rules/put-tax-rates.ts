import { isDeepStrictEqual } from 'node:util';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { checkTaxRates } from '../../domain/rules/check-tax-rates.ts';
import { whoIs } from '../../domain/who-is.ts';
import { writeRuleChange } from '../../store/rule-changes.ts';
import {
  deleteTaxRates,
  findTaxRates,
  insertTaxRates,
  lockJurisdictions,
  writeJurisdiction,
} from '../../store/rules/tax-rates.ts';

/** Writes all rates of a jurisdiction if nobody has changed them since they were seen; a repeat changes nothing. */
export async function putTaxRates(
  tools: Tools<'order'>,
  { jurisdiction, timeZone, rates, version }: InputTo<'order', 'putTaxRates'>,
): Promise<ResultOf<'order', 'putTaxRates'>> {
  const refusal = checkTaxRates({ timeZone, rates });
  if (refusal) return refusal;
  const known = await tools.db.row(findTaxRates(jurisdiction));
  const sorted = rates.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  const written = { jurisdiction, timeZone, rates: sorted };
  if (known && isDeepStrictEqual(known.value, written)) return { ...known.value, version: known.version };
  const flown = await tools.db.tryFlight([
    lockJurisdictions(),
    writeJurisdiction(jurisdiction, version, timeZone),
    deleteTaxRates(jurisdiction),
    insertTaxRates(jurisdiction, timeZone, JSON.stringify(sorted)),
    writeRuleChange(
      whoIs(tools.context.subject),
      'rules-written',
      `tax:${jurisdiction}`,
      version + 1,
      JSON.stringify(written),
    ),
  ]);
  return flown.isRefused ? whyNot(flown.refusedBy) : { ...written, version: version + 1 };
}

/** As the database lists them. */
function orderOf({ taxClass, validFrom }: { taxClass: string; validFrom: string }): string {
  return `${taxClass} ${validFrom}`;
}

function whyNot(refusedBy: string): Refusal<'value-invalid' | 'version-conflict'> {
  switch (refusedBy) {
    case 'rules-moved':
      return refuse('version-conflict', 'The rates were changed meanwhile; look at them again.');
    case 'no-rate-today':
      return refuse('value-invalid', 'Each class must have a rate today.', { path: '/rates' });
    case 'too-many-jurisdictions':
      return refuse('value-invalid', 'There cannot be more jurisdictions.', { path: '/jurisdiction' });
    default:
      throw new Error(`the rates were refused by ${refusedBy}`);
  }
}
