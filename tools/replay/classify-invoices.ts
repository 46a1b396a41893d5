import { classifyInvoice } from './classify-invoice.ts';
import type { ClassifiedInvoice, RetailInvoice } from './retail-invoice.ts';

/** Which invoices of the file are meant: from the first on, after some that are passed over, at most so many. */
export type Selection = { passOver: number; most: number };

/**
 * Classifies the selected invoices of a file, one at a time. What is passed over is not known to cancellations: they
 * give back only what the selection sells.
 */
export async function* classifyInvoices(
  invoices: AsyncIterable<RetailInvoice>,
  { passOver, most }: Selection,
): AsyncGenerator<ClassifiedInvoice> {
  const purchases = new Map();
  let index = 0;
  for await (const invoice of invoices) {
    if (index >= passOver + most) return;
    index += 1;
    if (index > passOver) yield classifyInvoice(purchases, invoice);
  }
}
