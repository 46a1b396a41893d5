import type { AddressValue } from '#contracts/order/cart.ts';
import { jurisdictionOf } from './jurisdiction-of.ts';
import type { MarketRules, TaxClass, TaxRate } from './market-rules.ts';

/** The rates by tax class for goods sent to a place; throws when the market has no rate for one. */
export function findTaxRates(
  rules: MarketRules,
  place: Pick<AddressValue, 'country' | 'region'>,
): Record<TaxClass, TaxRate> {
  const jurisdiction = jurisdictionOf(rules.taxZones, place);
  const rateOf = (taxClass: TaxClass): TaxRate => {
    const rate = rules.taxRates.find(
      (each) => each.jurisdiction === jurisdiction && each.taxClass === taxClass,
    );
    if (!rate) throw new Error(`no ${taxClass} tax rate for ${place.country}`);
    return rate;
  };
  return { standard: rateOf('standard'), reduced: rateOf('reduced'), zero: rateOf('zero') };
}
