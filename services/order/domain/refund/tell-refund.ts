import type { EventPayload } from '#contracts/events.ts';
import { money } from '#contracts/money.ts';
import type { RefundPlan, RefundableOrder } from './refund.ts';

/** What is announced of a refund: no person, no reason. */
export function tellRefund(
  { orderId, currency, paidAt }: Pick<RefundableOrder, 'orderId' | 'currency'> & { paidAt: string },
  {
    refundId,
    refundedAt,
    plan,
    pointsBack,
    discountMinor,
  }: {
    refundId: string;
    refundedAt: string;
    plan: RefundPlan;
    pointsBack: number;
    discountMinor: number;
  },
): EventPayload<'order.refunded'> {
  const fees = plan.lines.filter(({ variantId }) => variantId === null);
  return {
    orderId,
    refundId,
    refundedAt,
    paidAt,
    ...(pointsBack > 0 ? { pointsBack } : {}),
    total: money(plan.amountMinor, currency),
    parts: {
      shippingMinor: plan.shippingMinor - plan.shippingTaxMinor,
      feesMinor: fees.reduce((sum, { amountMinor, taxMinor }) => sum + amountMinor - taxMinor, 0),
      taxMinor: plan.taxMinor,
      goodwillMinor: plan.goodwillMinor,
      ...(discountMinor > 0 ? { discountMinor } : {}),
    },
    lines: plan.lines.flatMap(({ variantId, quantity, amountMinor, goods }) =>
      variantId === null ? [] : [{ variantId, quantity, gross: money(amountMinor, currency), goods }],
    ),
  };
}
