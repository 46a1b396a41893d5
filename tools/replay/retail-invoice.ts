import type { RetailLine } from '../seed/lines/read-retail-lines.ts';
import type { RetailClass } from './retail-class.ts';

/** The lines of one invoice in file order. */
export type RetailInvoice = { invoiceNumber: string; lines: RetailLine[] };

/** A part of a cancellation that gives back units of one earlier sale line. */
export type GivenBack = {
  invoiceNumber: string;
  reference: string;
  quantity: number;
  unitPriceThousandths: number;
};

/** A line with what becomes of it; `reference` is the invoice and the line's place in it from 1 (`536365/7`). */
export type ClassifiedLine = RetailLine & {
  reference: string;
  /** The stock code in capitals, under which the shop sells it. */
  sku: string;
  class: RetailClass;
  /** Quantity × unit price in thousandths of a pound. */
  valueThousandths: number;
  /** What a cancellation gives back of earlier sale lines; empty when it matches none, and for all other lines. */
  givesBack: GivenBack[];
};

export type ClassifiedInvoice = {
  invoiceNumber: string;
  /** The local time of its first line. */
  invoicedAt: string;
  customerId: string;
  country: string;
  lines: ClassifiedLine[];
};
