import { markets, type Market } from '#contracts/markets.ts';

export const marketNames = Object.keys(markets) as Market[];

/** The column that holds what something costs in a market, in its own currency; null where it is not sold there. */
export function priceIn(market: Market): `price_minor_${Market}` {
  return `price_minor_${market}`;
}
