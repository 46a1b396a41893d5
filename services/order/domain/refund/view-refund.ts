import { money } from '#contracts/money.ts';
import type { RefundValue } from '#contracts/order/refund.ts';
import type { Refund } from './refund.ts';

/** A refund as staff see it. */
export function viewRefund(refund: Refund): RefundValue {
  const { refundId, reference, creditNote, state, reason, refundedAt, currency, lines } = refund;
  const sum = (amountMinor: number) => money(amountMinor, currency);
  return {
    refundId,
    reference,
    creditNote,
    state,
    reason,
    refundedAt,
    total: sum(refund.amountMinor),
    tax: sum(refund.taxMinor),
    shipping: sum(refund.shippingMinor),
    goodwill: sum(refund.goodwillMinor),
    ...(refund.waivedMinor > 0 ? { waived: sum(refund.waivedMinor) } : {}),
    lines: lines.map(({ lineId, quantity, amountMinor, taxMinor, goods }) => ({
      lineId,
      quantity,
      gross: sum(amountMinor),
      tax: sum(taxMinor),
      goods,
    })),
  };
}
