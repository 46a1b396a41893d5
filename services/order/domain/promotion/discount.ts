import type { Language } from '#contracts/markets.ts';
import type { Applied } from './promotion.ts';

/** What a promotion took off an order, under its name in the buyer's language; amounts in minor units. */
export type Discount = {
  promotionId: string;
  title: string;
  couponCode: string | null;
  goodsMinor: number;
  shippingMinor: number;
};

/** What a promotion took off one line. */
export type LineDiscount = { promotionId: string; title: string; amountMinor: number };

/** What promotions take off a whole cart; `shippingMinor` has what each takes off the chosen way of sending. */
export function discountsOf(
  applied: readonly Applied[],
  shippingMinor: readonly number[],
  language: Language,
): Discount[] {
  const all = applied.map(({ promotion, couponCode, lineMinor, gift }, index) => {
    const giftMinor = gift ? gift.quote.unitPrice.amountMinor * gift.quantity : 0;
    return {
      promotionId: promotion.promotionId,
      title: promotion.title[language],
      couponCode,
      goodsMinor: lineMinor.reduce((sum, amountMinor) => sum + amountMinor, giftMinor),
      shippingMinor: shippingMinor[index] ?? 0,
    };
  });
  return all.filter((each) => each.goodsMinor + each.shippingMinor > 0);
}
