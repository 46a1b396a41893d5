import type { RetailLine } from '../seed/lines/read-retail-lines.ts';
import type { RetailInvoice } from './retail-invoice.ts';

/** Invoices written at the same minute may be mixed in the file; none comes back after so many others have begun. */
const OPEN_AT_ONCE = 8;

/**
 * The invoices of the file in the order of their first lines, one at a time. Throws when an invoice comes back after it
 * was given out.
 */
export async function* readInvoices(batches: AsyncIterable<RetailLine[]>): AsyncGenerator<RetailInvoice> {
  const open = new Map<string, RetailInvoice>();
  const givenOut = new Set<string>();
  for await (const batch of batches) {
    for (const line of batch) {
      const { invoiceNumber } = line;
      const known = open.get(invoiceNumber);
      if (known) {
        known.lines.push(line);
        continue;
      }
      if (givenOut.has(invoiceNumber)) throw new Error(`invoice ${invoiceNumber} comes back too late`);
      open.set(invoiceNumber, { invoiceNumber, lines: [line] });
      const [oldest] = open.values();
      if (!oldest || open.size <= OPEN_AT_ONCE) continue;
      open.delete(oldest.invoiceNumber);
      givenOut.add(oldest.invoiceNumber);
      yield oldest;
    }
  }
  yield* open.values();
}
