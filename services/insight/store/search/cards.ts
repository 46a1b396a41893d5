import type { Market } from '#contracts/markets.ts';
import { priceIn } from './price-in.ts';

/** What is shown of a product that was found. */
export type CardRow = {
  productId: string;
  slug: string;
  title: string;
  picture: string | null;
  priceMinor: number;
  hasPriceRange: boolean;
  isAvailable: boolean;
};

/** The columns of a card, in a market, of documents `d`. */
export const cardColumns = (
  market: Market,
) => `d.slug, d.title, d.picture, d.${priceIn(market)} as "priceMinor",
  '${market}' = any(d.ranged_in) as "hasPriceRange", '${market}' = any(d.available_in) as "isAvailable"`;
