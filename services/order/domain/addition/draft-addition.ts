import type { Order, PlacedOrder } from '../order.ts';
import type { AdditionPlan } from './addition.ts';

type NewIds = { orderId: string; orderNumber: string; orderKey: string; lineIds: readonly string[] };

/** The order that an addition becomes: of the same buyer, to the same address, in the same words and currency. */
export function draftAddition(order: Order, plan: AdditionPlan, { lineIds, ...ids }: NewIds): PlacedOrder {
  const { customerId, locale, currency, email, shippingAddress, invoiceTo } = order;
  const { lines, delivery, taxMinor, totalMinor, captureAt, payment } = plan;
  return {
    ...ids,
    cartId: null,
    repeatHash: null,
    customerId,
    locale,
    currency,
    email,
    shippingAddress,
    invoiceTo,
    shippingMethod: delivery?.method ?? order.shippingMethod,
    shippingTitle: delivery?.title ?? order.shippingTitle,
    shippingMinor: 0,
    shippingTaxMinor: 0,
    shippingTaxRule: 'none',
    shippingTaxRateBasisPoints: 0,
    goodsMinor: totalMinor,
    discountMinor: 0,
    taxMinor,
    totalMinor,
    itemCount: lines.reduce((count, { variantId, quantity }) => count + (variantId ? quantity : 0), 0),
    couponCode: null,
    discounts: [],
    captureAt,
    isOnDelivery: payment === 'on-delivery',
    points: 0,
    lines: lines.map((line, index) => {
      const lineId = lineIds[index];
      if (lineId === undefined) throw new Error('a line of an addition has no id');
      return { lineId, ...line };
    }),
  };
}
