import { markets, type Market } from '#contracts/markets.ts';
import type { AnswerOf } from '#contracts/services.ts';

type Answer = AnswerOf<'insight', 'recommendWith'>;
type Card = Answer['products'][number];
type Row = Omit<Card, 'priceFrom' | 'because'> & {
  priceMinor: number;
  isPopular: boolean;
};

/** Cards with the prices of a market, each with the reason why it is shown. */
export function toRecommendations(rows: readonly Row[], market: Market): Answer {
  const { currency } = markets[market];
  return {
    products: rows.map(({ priceMinor, isPopular, ...card }) => ({
      ...card,
      priceFrom: { amountMinor: priceMinor, currency },
      because: isPopular ? 'popular' : 'bought-together',
    })),
  };
}
