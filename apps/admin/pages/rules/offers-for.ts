import type { Method, Rules } from '../../api/use-rules.ts';

type Basket = { country: string; goodsMinor: number; weightGrams: number };
export type Offer = {
  code: string;
  title: Method['title'];
  priceMinor: number;
  daysMin: number;
  daysMax: number;
};

/**
 * What sending a basket of ordinary goods would cost by each method of rules that may not be saved yet. The zone is the
 * first that names the country, whatever its regions and postal codes; of bands, the last counts whose value and weight
 * are both reached, as in the shop.
 */
export function offersFor(rules: Rules, { country, goodsMinor, weightGrams }: Basket): Offer[] {
  const matches = ({ areas }: Rules['zones'][number]) =>
    areas.some(
      (area) => (area.country === country || area.country === '*') && !area.regions && !area.postalPrefixes,
    );
  const zone = rules.zones.find(matches)?.code;
  return rules.methods.flatMap((method) => {
    const { code, title, daysMin, daysMax, weightMostGrams, bands } = method;
    if (method.zone !== zone || (weightMostGrams !== null && weightGrams > weightMostGrams)) return [];
    const band = bands.findLast(
      ({ goodsFromMinor, weightFromGrams }) => goodsFromMinor <= goodsMinor && weightFromGrams <= weightGrams,
    );
    return band ? [{ code, title, priceMinor: band.priceMinor, daysMin, daysMax }] : [];
  });
}
