import type { TaxRates } from '../../api/use-rules.ts';

type Rate = TaxRates['rates'][number];

/**
 * The rates of a jurisdiction with another one from a day on (`validFrom`), until the next that was known already; the
 * one that held ends there. A rate of the same class and day is replaced.
 */
export function addRate(rates: readonly Rate[], added: Omit<Rate, 'validUntil'>): Rate[] {
  const isOther = (rate: Rate) => rate.taxClass !== added.taxClass;
  const row = rates
    .filter((rate) => !isOther(rate) && rate.validFrom !== added.validFrom)
    .concat({ ...added, validUntil: null })
    .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
    .map((rate, index, all) => ({ ...rate, validUntil: all[index + 1]?.validFrom ?? null }));
  return [...rates.filter(isOther), ...row];
}

/** The rates that hold on a day, one of each class. */
export function ratesOn(rates: readonly Rate[], day: string): Rate[] {
  return rates.filter(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day < validUntil),
  );
}
