import { markets, type Language, type Market } from '#contracts/markets.ts';
import { money } from '#contracts/money.ts';
import type { MarketRulesValue } from '#contracts/order/rules.ts';
import type { TermsValue } from '#contracts/order/terms.ts';
import { findZone } from '../find-zone.ts';

/** No country has this code (ISO 3166-1 leaves it to its users), so it is in the zone of all that are not named. */
const anywhere = 'ZZ';

/** How a market sends at home and, where it does, to all other countries: what shoppers may know before they say where. */
export function viewDelivery(
  rules: MarketRulesValue,
  market: Market,
  language: Language,
): TermsValue['delivery'] {
  const { country, currency } = markets[market];
  const home = findZone(rules.zones, { country });
  const abroad = findZone(rules.zones, { country: anywhere });
  return rules.methods.flatMap(({ zone, code, title, daysMin, daysMax, bands }) => {
    if (zone !== home && zone !== abroad) return [];
    const prices = bands
      .filter(({ weightFromGrams }) => weightFromGrams === 0)
      .map(({ goodsFromMinor, priceMinor }) => ({
        goodsFrom: money(goodsFromMinor, currency),
        price: money(priceMinor, currency),
      }));
    return [{ isAbroad: zone !== home, code, title: title[language], daysMin, daysMax, prices }];
  });
}
