import type { EventPayload } from '#contracts/events.ts';
import { money } from '#contracts/money.ts';
import { goodsOf } from './goods-of.ts';
import type { Order } from './order.ts';
import { discountWithoutTax } from './promotion/discount-without-tax.ts';

/**
 * What is announced of an order that is paid, by an attempt or (at a total of zero) by none. When it was placed is told of
 * orders of older books only, by which who gives points knows them.
 */
export function tellPaid(
  order: Order,
  { attemptId, paidAt }: { attemptId: string | null; paidAt: string },
): EventPayload<'order.paid'> {
  const { orderId, customerId, locale, currency, lines } = order;
  const { shippingMinor, shippingTaxMinor, taxMinor } = order;
  const fees = lines.filter(({ variantId }) => variantId === null);
  const sum = (of: (fee: Order['lines'][number]) => number) => fees.reduce((all, fee) => all + of(fee), 0);
  const feesMinor = sum(({ grossMinor }) => grossMinor);
  return {
    orderId,
    customerId,
    locale,
    total: money(order.totalMinor, currency),
    ...(attemptId === null ? {} : { attemptId }),
    paidAt,
    ...(order.draft?.isImported ? { placedAt: order.placedAt } : {}),
    ...(feesMinor > 0 ? { fees: money(feesMinor, currency) } : {}),
    parts: {
      shippingMinor: shippingMinor - shippingTaxMinor,
      feesMinor: sum(({ netMinor }) => netMinor),
      taxMinor,
      ...discountsOf(order),
    },
    lines: goodsOf(order).map(({ variantId, quantity, grossMinor }) => ({
      variantId,
      quantity,
      gross: money(grossMinor, currency),
    })),
  };
}

/** What was taken off goods and off delivery, without tax; nothing is said of none. */
function discountsOf(order: Order): { discountMinor?: number; shippingDiscountMinor?: number } {
  const { currency, shippingMinor, shippingTaxMinor, shippingTaxRateBasisPoints } = order;
  const discountMinor = goodsOf(order).reduce((sum, line) => sum + discountWithoutTax(line, currency), 0);
  const delivery = {
    grossMinor: shippingMinor,
    taxMinor: shippingTaxMinor,
    discountMinor: order.discounts.reduce((sum, each) => sum + each.shippingMinor, 0),
    taxRateBasisPoints: shippingTaxRateBasisPoints,
  };
  const shippingDiscountMinor = discountWithoutTax(delivery, currency);
  return {
    ...(discountMinor > 0 ? { discountMinor } : {}),
    ...(shippingDiscountMinor > 0 ? { shippingDiscountMinor } : {}),
  };
}
