import type { RefundableLine, RefundableOrder } from './refund.ts';

/** For tests: what is counted on a line, and on an order that was paid at once, before anything is sent or given back. */
export const untouched = {
  line: {
    refundedQuantity: 0,
    refundedMinor: 0,
    refundedTaxMinor: 0,
    withdrawnQuantity: 0,
    shippedQuantity: 0,
    settlingQuantity: 0,
    exchangedQuantity: 0,
    chargedMinor: 0,
    waivedMinor: 0,
  } satisfies Partial<RefundableLine>,
  order: {
    refundedMinor: 0,
    shippingRefundedMinor: 0,
    hold: null,
    chargedMinor: 0,
    waivedMinor: 0,
    isCharging: false,
    isDeliveryCharged: false,
  } satisfies Partial<RefundableOrder>,
};
