import type { Language } from '#contracts/markets.ts';
import type { Quote } from '../cart.ts';
import type { LineDiscount } from './discount.ts';
import type { Applied } from './promotion.ts';

/** Goods with what promotions take off them; a gift is a line of its own, all of whose price is taken off. */
export type DealLine = { quote: Quote; quantity: number; discounts: LineDiscount[]; isGift: boolean };

/** The goods that the buyer chose, each with its discounts, and after them those given for nothing. */
export function dealLines(
  bought: readonly Pick<DealLine, 'quote' | 'quantity'>[],
  applied: readonly Applied[],
  language: Language,
): DealLine[] {
  const chosen = bought.map((line, index) => ({
    ...line,
    isGift: false,
    discounts: applied.flatMap(({ promotion: { promotionId, title }, lineMinor }) => {
      const amountMinor = lineMinor[index] ?? 0;
      return amountMinor > 0 ? [{ promotionId, title: title[language], amountMinor }] : [];
    }),
  }));
  const given = applied.flatMap(({ promotion: { promotionId, title }, gift }) => {
    if (!gift) return [];
    const amountMinor = gift.quote.unitPrice.amountMinor * gift.quantity;
    return [{ ...gift, isGift: true, discounts: [{ promotionId, title: title[language], amountMinor }] }];
  });
  return [...chosen, ...given];
}
