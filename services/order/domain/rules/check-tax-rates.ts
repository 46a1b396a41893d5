import type { TaxRatesValue } from '#contracts/order/rules.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

type Rates = Pick<TaxRatesValue, 'timeZone' | 'rates'>;

/**
 * Why rates cannot be: a class without any, or whose rates do not follow each other day by day to one without an end.
 * They may be given in any order.
 */
export function checkTaxRates({ timeZone, rates }: Rates): Refusal<'value-invalid'> | undefined {
  if (!isTimeZone(timeZone))
    return refuse('value-invalid', 'No calendar has this time zone.', { path: '/timeZone' });
  for (const taxClass of ['standard', 'reduced', 'zero'] as const) {
    const ofClass = rates
      .map((rate, index) => ({ ...rate, path: `/rates/${index}` }))
      .filter((rate) => rate.taxClass === taxClass)
      .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
    if (ofClass.length === 0)
      return refuse('value-invalid', `There is no ${taxClass} rate.`, { path: '/rates' });
    for (const [index, { validFrom, validUntil, path }] of ofClass.entries()) {
      if (validUntil !== null && validUntil <= validFrom) {
        return refuse('value-invalid', 'It must end after it begins.', { path: `${path}/validUntil` });
      }
      const next = ofClass[index + 1]?.validFrom ?? null;
      if (validUntil !== next) {
        const detail =
          next === null
            ? 'The last rate of a class has no end.'
            : `The next rate of this class begins on ${next}; this one must end there.`;
        return refuse('value-invalid', detail, { path: `${path}/validUntil` });
      }
    }
  }
  return undefined;
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}
