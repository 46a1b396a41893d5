import assert from 'node:assert/strict';
import { isRefusal } from '#contracts/refusals.ts';
import { staff } from './open-story-shop.ts';
import type { Acting, BookedOrder } from './story-book.ts';

/** Writes an order down as it is just after it was placed. */
export async function noteOrder(
  { shop, book }: Pick<Acting, 'shop' | 'book'>,
  placed: { orderId: string; orderKey: string },
  more: Partial<BookedOrder>,
): Promise<BookedOrder> {
  const { orderId } = placed;
  const order = await shop.order.ask('getOrder', { orderId }, staff);
  if (isRefusal(order)) throw new Error(order.detail);
  const lines = order.lines.map(({ lineId, variantId, quantity }) => {
    const priceMinor = book.variants.get(variantId ?? '')?.priceMinor;
    if (variantId === null || priceMinor === undefined) throw new Error('a line of nothing that is sold');
    return { lineId, variantId, priceMinor, kept: quantity, shipped: 0 };
  });
  const goodsMinor = lines.reduce((sum, { kept, priceMinor }) => sum + kept * priceMinor, 0);
  const usesCoupon = order.totals.discounts.some(({ couponCode }) => couponCode === book.coupon);
  const shippingMinor = more.addsTo || usesCoupon || goodsMinor >= freeFromMinor ? 0 : shippingPriceMinor;
  assert.equal(
    order.totals.total.amountMinor,
    goodsMinor + shippingMinor,
    `the total of ${order.orderNumber}`,
  );
  const booked = {
    ...placed,
    orderNumber: order.orderNumber,
    lines,
    shippingMinor,
    usesCoupon,
    goodwillMinor: 0,
    isAtDoor: order.state === 'on-delivery',
    isPaid: order.state === 'paid',
    isCancelled: order.state === 'cancelled',
    isLapsed: false,
    addsTo: null,
    shipments: [],
    returns: [],
    ...more,
  };
  book.orders.push(booked);
  return booked;
}

const shippingPriceMinor = 395;
const freeFromMinor = 5000;
