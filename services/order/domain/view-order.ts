import { money, type Money } from '#contracts/money.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { viewAddition } from './addition/view-addition.ts';
import { viewShipment } from './fulfilment/view-shipment.ts';
import { isUnpaid, lastAttempt } from './order-state.ts';
import type { Order, StoredLine } from './order.ts';
import { viewTimeline } from './view-timeline.ts';
import { viewTotals } from './view-totals.ts';

/** The order as its buyer sees it, with the key of the tracking link; staff see it without the key. */
export function viewOrder(order: Order, reader: 'buyer' | 'staff'): OrderValue {
  const inCurrency = (amountMinor: number) => money(amountMinor, order.currency);
  const { orderId, orderNumber, state, version, locale, placedAt, email, shippingAddress } = order;
  return {
    orderId,
    orderNumber,
    state,
    version,
    locale,
    placedAt,
    email,
    shippingAddress,
    invoiceTo: order.invoiceTo,
    shippingMethod: order.shippingMethod,
    shippingTitle: order.shippingTitle,
    lines: order.lines.map((line) => viewLine(line, inCurrency)),
    totals: totalsOf(order),
    fulfilment: order.fulfilment,
    shipments: order.shipments.map((shipment) => viewShipment(shipment, reader)),
    payment: viewPayment(order, reader),
    timeline: viewTimeline(order, reader),
    ...viewAdditions(order, reader),
    orderKey: reader === 'buyer' ? order.orderKey : null,
  };
}

function viewAdditions({ adds, additions, currency }: Order, reader: 'buyer' | 'staff') {
  return {
    ...(additions.length > 0
      ? { additions: additions.map((each) => viewAddition(each, currency, reader)) }
      : {}),
    ...(adds ? { addsTo: { ...adds, orderKey: reader === 'buyer' ? adds.orderKey : null } } : {}),
  };
}

/** Totals as the buyer saw them: without tax in goods and shipping, where it comes on top. */
function totalsOf(order: Order): OrderValue['totals'] {
  if (!order.lines.some(({ isTaxOnTop }) => isTaxOnTop)) return viewTotals(order);
  const goodsMinor = order.lines.reduce((sum, { netMinor }) => sum + netMinor, 0);
  const shippingMinor = order.shippingMinor - order.shippingTaxMinor;
  return viewTotals({ ...order, goodsMinor, shippingMinor, isTaxOnTop: true });
}

function viewLine(line: StoredLine, inCurrency: (amountMinor: number) => Money) {
  const { lineId, variantId, sku, slug, title, option, picture, quantity, taxRateBasisPoints } = line;
  return {
    lineId,
    variantId,
    sku,
    slug,
    title,
    option,
    picture,
    quantity,
    unitPrice: inCurrency(line.unitPriceMinor),
    discounts: line.discounts.map(({ promotionId, title: name, amountMinor }) => {
      return { promotionId, title: name, amount: inCurrency(amountMinor) };
    }),
    isGift: line.isGift,
    net: inCurrency(line.netMinor),
    tax: inCurrency(line.taxMinor),
    gross: inCurrency(line.grossMinor),
    taxRateBasisPoints,
    refundedQuantity: line.refundedQuantity,
    shippedQuantity: line.shippedQuantity,
  };
}

function viewPayment(order: Order, reader: 'buyer' | 'staff'): OrderValue['payment'] {
  const last = lastAttempt(order);
  const isWaiting = order.state === 'awaiting-payment';
  return {
    state: reader === 'staff' && order.isChargeRefused ? 'capture-refused' : paymentState(order),
    attempt: last?.number ?? 0,
    refunded: money(order.refundedMinor, order.currency),
    nextAction: isWaiting && last?.state === 'pending' ? last.nextAction : null,
    declineCode: last?.state === 'declined' ? last.declineCode : null,
    ...(isWaiting && order.reviewUntil && last?.state === 'pending' ? { isInReview: true } : {}),
    payBefore: isUnpaid(order) || order.state === 'on-delivery' ? order.payBefore : null,
    ...viewHold(order),
  };
}

function viewHold({ hold, state, chargedMinor, waivedMinor, payBefore, currency }: Order) {
  if (hold === null) return {};
  const until = state === 'cancelled' ? null : payBefore;
  return { hold: { taken: money(chargedMinor, currency), waived: money(waivedMinor, currency), until } };
}

function paymentState({ state, attempts, hold }: Order): OrderValue['payment']['state'] {
  if (state === 'authorised') return 'authorised';
  if (state === 'on-delivery') return 'on-delivery';
  const given = attempts.find(({ refundedMinor }) => refundedMinor > 0);
  const isKept = attempts.some(({ capturedMinor, refundedMinor }) => capturedMinor > refundedMinor);
  if (isKept) return hold === 'open' ? 'part-paid' : 'paid';
  if (given && !isUnpaid({ state })) return 'refunded';
  if (state === 'awaiting-payment') return attempts.length > 0 ? 'pending' : 'none';
  if (state === 'payment-refused') return 'refused';
  if (state === 'placed' && attempts.length > 0) return 'pending';
  return 'none';
}
