import type { InputTo } from '#contracts/services.ts';

export type Movement = InputTo<'catalog', 'receiveStock'>['movements'][number];
export type Draft = InputTo<'order', 'placeDraftOrders'>['orders'][number];
export type Adjustment = InputTo<'payment', 'recordAdjustment'>;

/** A cancellation line as what it gives back of earlier orders. */
export type Refund = {
  /** The cancellation's own name, unique in the shop. */
  reference: string;
  parts: RefundPart[];
  reason: string;
  at: string;
};

/** Units of one earlier sale line, and what of its price is given back for them, in minor units. */
export type RefundPart = { lineReference: string; quantity: number; amountMinor: number };

/** What one invoice makes the shop do, in this order. Anything may be empty. */
export type InvoicePlan = {
  invoiceNumber: string;
  /** How many lines of the file it stands for. */
  lines: number;
  /** Goods that come in so that they can be sold or written off, and goods found. */
  receipts: Movement[];
  order: Draft | undefined;
  /** The line of the file behind each line of the order. */
  orderLines: string[];
  /** Goods written off. */
  writeOffs: Movement[];
  adjustments: Adjustment[];
  refunds: Refund[];
  /** What cancellations name beyond the price that was paid: no refund can be more than that. */
  beyondPrice: Adjustment[];
};

/** A set of replayed invoices: the word that begins their references, and how far their times are moved. */
export type Books = { name: string; shiftMs: number };
