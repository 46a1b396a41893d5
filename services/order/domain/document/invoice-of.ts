import type { Attempt, Order, OrderLine } from '../order.ts';
import type { DocumentContent, DocumentLine, Seller } from './issued-document.ts';
import { headDocument, shippingOf } from './head-document.ts';
import { sumDocument } from './sum-document.ts';

/** The invoice of an order at the moment it is paid: its lines as they were sold, in the buyer's language. */
export function invoiceOf(
  order: Order,
  issue: { seller: Seller; issuedAt: string; method: Attempt['method'] | null },
): DocumentContent {
  const documented = { ...order, reference: order.draft?.reference ?? null };
  const { shippingMinor: grossMinor, shippingTaxMinor: taxMinor } = order;
  const parts = {
    lines: order.lines.map(lineOf),
    shipping: shippingOf(documented, { grossMinor, taxMinor }),
    goodwillMinor: 0,
  };
  return {
    ...headDocument(documented, { kind: 'invoice', ...issue }),
    ...(order.lines.some(({ isTaxOnTop }) => isTaxOnTop) && { isTaxOnTop: true as const }),
    ...parts,
    ...sumDocument(parts),
    payment: { state: paymentOf(order, issue.method), method: issue.method },
    reason: null,
  };
}

function paymentOf({ hold }: Order, method: Attempt['method'] | null): DocumentContent['payment']['state'] {
  if (method === null) return 'nothing-to-pay';
  return hold === null ? 'paid' : 'by-parcel';
}

function lineOf(line: OrderLine): DocumentLine {
  const { sku, title, option, quantity, unitPriceMinor, discountMinor } = line;
  const { netMinor, taxMinor, grossMinor, taxRateBasisPoints, taxJurisdiction } = line;
  const taxed = { netMinor, taxMinor, grossMinor, taxRateBasisPoints, taxJurisdiction };
  return { sku, title, option, quantity, unitPriceMinor, discountMinor, ...taxed };
}
