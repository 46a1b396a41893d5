import type { Locale } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { AddressValue, InvoiceToValue } from '#contracts/order/cart.ts';
import type { Attempt, Order } from '../order.ts';

export type CreditReason = 'refund' | 'cancelled' | 'changed' | 'unsent';

/** Who sells, as it must stand on an invoice. */
export type Seller = { name: string; address: string; taxNumber: string };

/** An amount taken apart, with the rate it was taxed at; minor units. */
export type TaxedSum = {
  taxJurisdiction: string;
  taxRateBasisPoints: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
};

export type DocumentLine = TaxedSum & {
  sku: string;
  title: string;
  option: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
};

/** What documents take over from their order. */
export type DocumentedOrder = Pick<
  Order,
  | 'orderNumber'
  | 'placedAt'
  | 'locale'
  | 'currency'
  | 'email'
  | 'shippingAddress'
  | 'invoiceTo'
  | 'shippingTitle'
  | 'shippingTaxRateBasisPoints'
  | 'shippingTaxRule'
> & {
  /** The number under which it stands in older books, or that staff gave it. */
  reference: string | null;
};

/** The facts of an invoice or a credit note: frozen when it is issued, never worked out again. Its number comes beside it. */
export type DocumentContent = {
  kind: 'invoice' | 'credit-note';
  issuedAt: string;
  locale: Locale;
  currency: Currency;
  orderNumber: string;
  placedAt: string;
  reference: string | null;
  seller: Seller;
  email: string | null;
  buyerAddress: AddressValue | null;
  /** To whom it is written where that is not the receiver; older documents say nothing of it. */
  invoiceTo?: InvoiceToValue | null;
  deliveryAddress: AddressValue | null;
  /** Unit prices and discounts are without tax. */
  isTaxOnTop?: true;
  lines: DocumentLine[];
  shipping: (TaxedSum & { title: string }) | null;
  /** Given beyond the goods, without tax; taken off again where all the rest is given back. */
  goodwillMinor: number;
  taxSums: TaxedSum[];
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
  payment: {
    /** `by-parcel`: taken as goods are sent. `not-taken`: nothing of a credit note had been taken. */
    state: 'paid' | 'by-parcel' | 'nothing-to-pay' | 'given-back' | 'not-taken';
    method: Attempt['method'] | null;
  };
  /** Why a credit note was written; the words that staff note for each other are not the buyer's. */
  reason: CreditReason | null;
};

/** A document as it is stored. */
export type IssuedDocument = {
  documentId: string;
  orderId: string;
  kind: DocumentContent['kind'];
  number: string;
  /** Of a credit note: the invoice that it takes from. */
  invoiceNumber: string | null;
  content: DocumentContent;
};
