import type { Market } from '#contracts/markets.ts';
import type { Money } from '#contracts/money.ts';

/** For whom a market sends goods that are paid at the door; only these two have carriers that collect. */
export type OnDeliveryOffer = { mostMinor: number; countries: readonly string[] };
export type OnDeliveryOffers = Readonly<Record<'gb' | 'cn', OnDeliveryOffer | null>>;

type OfferKey = 'order.onDeliveryGb' | 'order.onDeliveryCn';

/** Reads what the settings of the markets say, e.g. `20000 GB IE`: the largest total in minor units, and countries. */
export function onDeliveryOffers(setting: (key: OfferKey) => string): OnDeliveryOffers {
  return { gb: readOffer(setting('order.onDeliveryGb')), cn: readOffer(setting('order.onDeliveryCn')) };
}

/** Whether an order of this total may be paid on delivery in this country; one that costs nothing needs no payment. */
export function mayPayOnDelivery(
  offers: OnDeliveryOffers,
  { market, country, total }: { market: Market; country: string | null; total: Money },
): boolean {
  const offer = market === 'gb' || market === 'cn' ? offers[market] : null;
  if (offer === null || country === null) return false;
  const { amountMinor } = total;
  return amountMinor > 0 && amountMinor <= offer.mostMinor && offer.countries.includes(country);
}

function readOffer(said: string): OnDeliveryOffer | null {
  const [most = '', ...countries] = said.split(' ');
  return most === '' ? null : { mostMinor: Number(most), countries };
}
