import type { Currency } from '#contracts/money.ts';
import type { InputTo } from '#contracts/services.ts';
import type { RefundValue } from '#contracts/order/refund.ts';
import type { DocumentedOrder } from '../document/issued-document.ts';
import type { Attempt, Order, OrderLine } from '../order.ts';

/** A refund as staff ask for it. */
export type RefundWish = InputTo<'order', 'refundLines'>;

export type GoodsOfRefund = RefundValue['lines'][number]['goods'];

/** A line with what was given back of it already; amounts in minor units. */
export type RefundableLine = {
  lineId: string;
  variantId: string | null;
  quantity: number;
  grossMinor: number;
  taxMinor: number;
  refundedQuantity: number;
  refundedMinor: number;
  refundedTaxMinor: number;
  withdrawnQuantity: number;
  shippedQuantity: number;
  /** Arrived with returns that are being settled: spoken for. */
  settlingQuantity: number;
  /** Came back and was sent again: its money is still here, its goods are not. */
  exchangedQuantity: number;
  /** Of money that is held: what is taken of the line, or being taken, and what never will be. */
  chargedMinor: number;
  waivedMinor: number;
};

/** What a refund needs to know of its order. */
export type RefundableOrder = {
  orderId: string;
  version: number;
  state: string;
  currency: Currency;
  locale: 'en-gb' | 'zh-cn';
  totalMinor: number;
  refundedMinor: number;
  shippingMinor: number;
  shippingTaxMinor: number;
  shippingRefundedMinor: number;
  /** Where money is taken as goods are sent: how far that is. */
  hold: Order['hold'];
  chargedMinor: number;
  waivedMinor: number;
  isCharging: boolean;
  isDeliveryCharged: boolean;
  /** The attempt that holds the money. */
  attemptId: string | null;
  lines: readonly RefundableLine[];
};

/** What its credit note takes over besides. */
export type CreditableOrder = DocumentedOrder &
  Pick<Order, 'documented'> & {
    /** How the money came. */
    method: Attempt['method'] | null;
    lines: readonly Pick<
      OrderLine,
      | 'lineId'
      | 'sku'
      | 'title'
      | 'option'
      | 'unitPriceMinor'
      | 'isTaxOnTop'
      | 'taxRateBasisPoints'
      | 'taxJurisdiction'
    >[];
  };

export type PlannedLine = {
  lineId: string;
  variantId: string | null;
  quantity: number;
  amountMinor: number;
  taxMinor: number;
  goods: GoodsOfRefund;
  /** How many of them had not been shipped: they leave the order. */
  withdrawn: number;
  /** The part of the amount that was never taken, since its goods are not sent. */
  waivedMinor: number;
};

/** A refund with its sums, ready to be written. */
export type RefundPlan = {
  lines: PlannedLine[];
  shippingMinor: number;
  shippingTaxMinor: number;
  goodwillMinor: number;
  amountMinor: number;
  taxMinor: number;
  /** The part of the amount that was never taken: no money goes back for it. */
  waivedMinor: number;
};

/** A refund as it is stored. */
export type Refund = RefundPlan & {
  refundId: string;
  orderId: string;
  /** The return it settles, if it does one. */
  returnId: string | null;
  reference: string;
  inputHash: string;
  creditNote: string;
  attemptId: string | null;
  currency: Currency;
  reason: string;
  refundedAt: string;
  state: RefundValue['state'];
  goods: 'none' | 'asked' | 'taken-back' | 'refused';
  restockId: string;
  scrapId: string;
};
