import { money, multiply } from '#contracts/money.ts';
import type { Attempt, Order, OrderLine } from '../order.ts';
import type { RefundPlan } from '../refund/refund.ts';
import type {
  CreditReason,
  DocumentContent,
  DocumentLine,
  DocumentedOrder,
  Seller,
} from './issued-document.ts';
import { headDocument, shippingOf } from './head-document.ts';
import { sumDocument } from './sum-document.ts';

type Issue = { seller: Seller; issuedAt: string; method: Attempt['method'] | null };
type SoldLine = Pick<
  OrderLine,
  | 'lineId'
  | 'sku'
  | 'title'
  | 'option'
  | 'unitPriceMinor'
  | 'isTaxOnTop'
  | 'taxRateBasisPoints'
  | 'taxJurisdiction'
>;
type Back = { lineId: string; quantity: number; amountMinor: number; taxMinor: number };
type Given = Pick<RefundPlan, 'shippingMinor' | 'shippingTaxMinor' | 'goodwillMinor' | 'waivedMinor'> & {
  lines: readonly Back[];
};

/** The credit note of a refund: what is given back, in the words and at the rates of the invoice. */
export function creditNoteOf(
  order: DocumentedOrder & { lines: readonly SoldLine[] },
  given: Given,
  issue: Issue & { reason: CreditReason },
): DocumentContent {
  const sold = new Map(order.lines.map((line) => [line.lineId, line]));
  const parts = {
    lines: given.lines.flatMap((back) => lineOf(back, sold.get(back.lineId))),
    shipping: shippingOf(order, { grossMinor: given.shippingMinor, taxMinor: given.shippingTaxMinor }),
    goodwillMinor: given.goodwillMinor,
  };
  const sums = sumDocument(parts);
  const wasNotTaken = given.waivedMinor > 0 && given.waivedMinor === sums.totalMinor;
  return {
    ...headDocument(order, { kind: 'credit-note', ...issue }),
    ...(order.lines.some(({ isTaxOnTop }) => isTaxOnTop) && { isTaxOnTop: true as const }),
    ...parts,
    ...sums,
    payment: { state: wasNotTaken ? 'not-taken' : 'given-back', method: issue.method },
    reason: issue.reason,
  };
}

/** The credit note of a cancelled order: all that was not given back before; goodwill given before is part of it. */
export function cancellationNoteOf(order: Order, issue: Issue): DocumentContent {
  const { shippingMinor, shippingTaxMinor, shippingRefundedMinor, currency } = order;
  const shippingTaxBefore =
    shippingMinor === 0
      ? 0
      : multiply(money(shippingTaxMinor, currency), shippingRefundedMinor, shippingMinor).amountMinor;
  const linesBefore = order.lines.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0);
  const lines = order.lines.map((line) => ({
    lineId: line.lineId,
    quantity: line.quantity - line.refundedQuantity,
    amountMinor: line.grossMinor - line.refundedMinor,
    taxMinor: line.taxMinor - line.refundedTaxMinor,
  }));
  const rest = {
    lines: lines.filter(({ quantity, amountMinor }) => quantity > 0 || amountMinor > 0),
    shippingMinor: shippingMinor - shippingRefundedMinor,
    shippingTaxMinor: shippingTaxMinor - shippingTaxBefore,
    waivedMinor: 0,
    goodwillMinor: 0 - (order.refundedMinor - linesBefore - shippingRefundedMinor),
  };
  return creditNoteOf({ ...order, reference: order.draft?.reference ?? null }, rest, {
    ...issue,
    reason: 'cancelled',
  });
}

function lineOf(back: Back, sold: SoldLine | undefined): DocumentLine[] {
  if (!sold) throw new Error(`line ${back.lineId} is not of this order`);
  const { sku, title, option, unitPriceMinor, taxRateBasisPoints, taxJurisdiction } = sold;
  const { quantity, amountMinor: grossMinor, taxMinor } = back;
  const netMinor = grossMinor - taxMinor;
  return [
    {
      sku,
      title,
      option,
      quantity,
      unitPriceMinor,
      discountMinor: Math.max(0, unitPriceMinor * quantity - (sold.isTaxOnTop ? netMinor : grossMinor)),
      taxJurisdiction,
      taxRateBasisPoints,
      netMinor,
      taxMinor,
      grossMinor,
    },
  ];
}
