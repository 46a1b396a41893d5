import { money, type Currency, type Money } from '#contracts/money.ts';
import { findZone, type Place } from './find-zone.ts';
import type { MarketRules, ShippingMethod } from './market-rules.ts';

/** A way of sending with its price for this cart. */
export type OfferedMethod = { method: ShippingMethod; price: Money };

/** What is sent: its value in minor units, its weight, and how many pieces there are of each class that is not ordinary. */
export type Parcel = {
  goodsMinor: number;
  weightGrams: number;
  piecesByClass: Readonly<Record<string, number>>;
  currency: Currency;
};

/**
 * The ways to send a parcel to a place, in the shop's order; none when the market does not send there. One is offered
 * when it takes the weight and every class; it costs the last band that is reached, and the surcharges of its pieces.
 */
export function findShippingMethods(rules: MarketRules, place: Place, parcel: Parcel): OfferedMethod[] {
  const zone = findZone(rules.zones, place);
  return rules.methods.flatMap((method) => {
    if (method.zone !== zone || !takes(method, parcel)) return [];
    const band = method.bands.findLast(
      ({ goodsFromMinor, weightFromGrams }) =>
        goodsFromMinor <= parcel.goodsMinor && weightFromGrams <= parcel.weightGrams,
    );
    if (!band) return [];
    const surchargeMinor = method.surcharges.reduce(
      (sum, { shippingClass, perPieceMinor }) =>
        sum + perPieceMinor * (parcel.piecesByClass[shippingClass] ?? 0),
      0,
    );
    return [{ method, price: money(band.priceMinor + surchargeMinor, parcel.currency) }];
  });
}

function takes(
  { carries, weightMostGrams }: ShippingMethod,
  { weightGrams, piecesByClass }: Parcel,
): boolean {
  if (weightMostGrams !== null && weightGrams > weightMostGrams) return false;
  return (
    carries === null || Object.keys(piecesByClass).every((shippingClass) => carries.includes(shippingClass))
  );
}
