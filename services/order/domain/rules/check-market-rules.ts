import type { MarketRulesValue } from '#contracts/order/rules.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Why rules of a market cannot be: a name twice, a zone that is none, an end before its beginning, a country untaxed. */
export function checkMarketRules({
  zones,
  methods,
  taxZones,
}: MarketRulesValue): Refusal<'value-invalid'> | undefined {
  const zoneTwice = findTwice(zones.map(({ code }) => code));
  if (zoneTwice >= 0) return invalid('Another zone has this code.', `/rules/zones/${zoneTwice}/code`);
  const methodTwice = findTwice(methods.map(({ zone, code }) => `${zone} ${code}`));
  if (methodTwice >= 0) {
    return invalid('Another method of this zone has this code.', `/rules/methods/${methodTwice}/code`);
  }
  for (const [index, { zone, daysMin, daysMax, title }] of methods.entries()) {
    const path = `/rules/methods/${index}`;
    if (!zones.some(({ code }) => code === zone)) return invalid('There is no such zone.', `${path}/zone`);
    if (daysMax < daysMin)
      return invalid('It cannot take fewer days at most than at least.', `${path}/daysMax`);
    const blank = (['en', 'zh'] as const).find((language) => title[language].trim() === '');
    if (blank) return invalid('Buyers must be told a name.', `${path}/title/${blank}`);
  }
  const countryTwice = findTwice(taxZones.map(({ country }) => country));
  if (countryTwice >= 0) {
    return invalid('This country is named twice.', `/rules/taxZones/${countryTwice}/country`);
  }
  if (!taxZones.some(({ country }) => country === '*')) {
    return invalid('Say whose tax is due in every other country (*).', '/rules/taxZones');
  }
  return undefined;
}

/** Where a name stands for the second time; -1 when none does. */
function findTwice(names: readonly string[]): number {
  return names.findIndex((name, index) => names.indexOf(name) < index);
}

function invalid(detail: string, path: string): Refusal<'value-invalid'> {
  return refuse('value-invalid', detail, { path });
}
