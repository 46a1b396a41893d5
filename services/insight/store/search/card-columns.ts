import type { Market } from '#contracts/markets.ts';
import { priceIn } from './price-in.ts';

/** The columns of a card, in a market, of documents `d`. */
export const cardColumns = (
  market: Market,
) => `d.slug, d.title, d.picture, d.${priceIn(market)} as "priceMinor",
  '${market}' = any(d.ranged_in) as "hasPriceRange", '${market}' = any(d.available_in) as "isAvailable"`;
