import type { Market } from '#contracts/markets.ts';
import type { Step } from '#runtime/db/statement.ts';
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

/** The cards of some products, in any order; none of what the market does not sell any more. */
export function readCards(locale: string, market: Market, productIds: readonly string[]): Step<CardRow> {
  return {
    name: `insight.documents.cards-${market}`,
    text: `select d.product_id as "productId", ${cardColumns(market)} from documents d
      where d.locale = $1 and d.product_id = any($2::uuid[]) and d.${priceIn(market)} is not null`,
    values: [locale, productIds],
  };
}
