import type { AddressValue } from '#contracts/order/cart.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';

export type Place = Pick<AddressValue, 'country' | 'region' | 'postalCode'>;
type Area = MarketRulesValue['zones'][number]['areas'][number];

/** The code of the first zone that has an area of this place, if any has. */
export function findZone(zones: MarketRulesValue['zones'], place: Place): string | undefined {
  return zones.find(({ areas }) => areas.some((area) => isIn(area, place)))?.code;
}

function isIn({ country, regions, postalPrefixes }: Area, place: Place): boolean {
  if (country !== '*' && country !== place.country) return false;
  if (regions !== null && !regions.some((region) => plain(region) === plain(place.region ?? '')))
    return false;
  if (postalPrefixes === null) return true;
  const code = postalCodeOf(place);
  return postalPrefixes.some((prefix) =>
    code.startsWith(place.country === 'GB' ? spaced(prefix) : plain(prefix)),
  );
}

/**
 * A postal code in one spelling. In British ones the blank before the last three characters counts, whether it was
 * typed or not: KW1 5AA is not in KW15.
 */
function postalCodeOf({ country, postalCode = '' }: Place): string {
  const code = plain(postalCode);
  return country === 'GB' ? `${code.slice(0, -3)} ${code.slice(-3)}` : code;
}

function spaced(prefix: string): string {
  return prefix.trim().replaceAll(/\s+/g, ' ').toUpperCase();
}

/** People write capitals, blanks and hyphens as they like. */
function plain(written: string): string {
  return written.replaceAll(/[\s-]/g, '').toUpperCase();
}
