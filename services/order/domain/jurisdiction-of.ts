import type { AddressValue } from '#contracts/order/cart.ts';
import type { MarketRules } from './market-rules.ts';

type Place = Pick<AddressValue, 'country' | 'region'>;

/**
 * Whose tax is due on what is sent to a place: that of the part of the country if it is named, else of the country, else of
 * all others. Undefined when none of them is named.
 */
export function jurisdictionOf(
  taxZones: MarketRules['taxZones'],
  { country, region }: Place,
): string | undefined {
  const written = (region ?? '').replaceAll(/[^A-Za-z]/g, '').toUpperCase();
  const part = country === 'US' && Object.hasOwn(states, written) ? states[written] : written;
  return taxZones[`${country}-${part}`] ?? taxZones[country] ?? taxZones['*'];
}

/** The letters of the states of America by their names (ISO 3166-2:US). */
const states: Readonly<Record<string, string>> = {
  ALABAMA: 'AL',
  ALASKA: 'AK',
  ARIZONA: 'AZ',
  ARKANSAS: 'AR',
  CALIFORNIA: 'CA',
  COLORADO: 'CO',
  CONNECTICUT: 'CT',
  DELAWARE: 'DE',
  DISTRICTOFCOLUMBIA: 'DC',
  FLORIDA: 'FL',
  GEORGIA: 'GA',
  HAWAII: 'HI',
  IDAHO: 'ID',
  ILLINOIS: 'IL',
  INDIANA: 'IN',
  IOWA: 'IA',
  KANSAS: 'KS',
  KENTUCKY: 'KY',
  LOUISIANA: 'LA',
  MAINE: 'ME',
  MARYLAND: 'MD',
  MASSACHUSETTS: 'MA',
  MICHIGAN: 'MI',
  MINNESOTA: 'MN',
  MISSISSIPPI: 'MS',
  MISSOURI: 'MO',
  MONTANA: 'MT',
  NEBRASKA: 'NE',
  NEVADA: 'NV',
  NEWHAMPSHIRE: 'NH',
  NEWJERSEY: 'NJ',
  NEWMEXICO: 'NM',
  NEWYORK: 'NY',
  NORTHCAROLINA: 'NC',
  NORTHDAKOTA: 'ND',
  OHIO: 'OH',
  OKLAHOMA: 'OK',
  OREGON: 'OR',
  PENNSYLVANIA: 'PA',
  RHODEISLAND: 'RI',
  SOUTHCAROLINA: 'SC',
  SOUTHDAKOTA: 'SD',
  TENNESSEE: 'TN',
  TEXAS: 'TX',
  UTAH: 'UT',
  VERMONT: 'VT',
  VIRGINIA: 'VA',
  WASHINGTON: 'WA',
  WESTVIRGINIA: 'WV',
  WISCONSIN: 'WI',
  WYOMING: 'WY',
};
