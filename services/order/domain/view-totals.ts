import { money, type Currency } from '#contracts/money.ts';
import type { CartValue } from '#contracts/order/cart.ts';
import type { Discount } from './promotion/discount.ts';

/** What a cart or an order comes to, before and after its discounts; amounts in minor units. */
export function viewTotals(sums: {
  currency: Currency;
  goodsMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
  discounts: readonly Discount[];
  /** Goods and shipping are without tax. */
  isTaxOnTop?: boolean;
}): CartValue['totals'] {
  const { discounts, goodsMinor, shippingMinor } = sums;
  const inCurrency = (amountMinor: number) => money(amountMinor, sums.currency);
  const offGoods = discounts.reduce((sum, each) => sum + each.goodsMinor, 0);
  const offShipping = discounts.reduce((sum, each) => sum + each.shippingMinor, 0);
  return {
    goodsFull: inCurrency(goodsMinor + offGoods),
    shippingFull: inCurrency(shippingMinor + offShipping),
    discounts: discounts.map(({ promotionId, title, couponCode, ...off }) => ({
      promotionId,
      title,
      couponCode,
      amount: inCurrency(off.goodsMinor + off.shippingMinor),
    })),
    goods: inCurrency(goodsMinor),
    shipping: inCurrency(shippingMinor),
    tax: inCurrency(sums.taxMinor),
    total: inCurrency(sums.totalMinor),
    ...(sums.isTaxOnTop && { isTaxOnTop: true as const }),
  };
}
