import { money, multiply, type Currency } from '#contracts/money.ts';
import { discountWithoutTax } from '../promotion/discount-without-tax.ts';
import type { RefundPlan, RefundableLine, RefundableOrder } from './refund.ts';

/** What is to be known of the discounts of an order; `discountMinor` is what was taken off a line, with tax. */
export type DiscountedOrder = Pick<
  RefundableOrder,
  'currency' | 'shippingMinor' | 'shippingTaxMinor' | 'shippingRefundedMinor'
> & {
  shippingTaxRateBasisPoints: number;
  shippingDiscountMinor: number;
  lines: readonly (Pick<
    RefundableLine,
    'lineId' | 'quantity' | 'grossMinor' | 'taxMinor' | 'refundedQuantity' | 'refundedMinor'
  > & { discountMinor: number; taxRateBasisPoints: number })[];
};

/**
 * How much of the discounts of an order, without tax, a refund undoes: of a line as much as it gives back of its amount, or
 * of its units where it cost nothing; of delivery alike. Cumulated, so that any sequence of refunds of all undoes all.
 */
export function discountBack(
  order: DiscountedOrder,
  plan: Pick<RefundPlan, 'shippingMinor'> & {
    lines: readonly Pick<RefundPlan['lines'][number], 'lineId' | 'quantity' | 'amountMinor'>[];
  },
): number {
  const { currency, shippingMinor, shippingTaxMinor, shippingRefundedMinor } = order;
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const ofLines = plan.lines.map(({ lineId, quantity, amountMinor }) => {
    const line = known.get(lineId);
    if (!line) throw new Error(`line ${lineId} is not of this order`);
    const whole = discountWithoutTax(line, currency);
    return line.grossMinor > 0
      ? partBetween(whole, line.grossMinor, line.refundedMinor, amountMinor, currency)
      : partBetween(whole, line.quantity, line.refundedQuantity, quantity, currency);
  });
  const delivery = {
    grossMinor: shippingMinor,
    taxMinor: shippingTaxMinor,
    discountMinor: order.shippingDiscountMinor,
    taxRateBasisPoints: order.shippingTaxRateBasisPoints,
  };
  const ofDelivery = partBetween(
    discountWithoutTax(delivery, currency),
    shippingMinor,
    shippingRefundedMinor,
    plan.shippingMinor,
    currency,
  );
  return ofLines.reduce((sum, each) => sum + each, ofDelivery);
}

/** The part of a sum that goes with `more` of `all`, after `before` of it: the differences add up to the sum. */
function partBetween(
  wholeMinor: number,
  all: number,
  before: number,
  more: number,
  currency: Currency,
): number {
  if (all === 0 || wholeMinor === 0) return 0;
  const until = (part: number) => multiply(money(wholeMinor, currency), part, all).amountMinor;
  return until(before + more) - until(before);
}
