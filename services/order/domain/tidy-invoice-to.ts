import type { InvoiceToValue } from '#contracts/order/cart.ts';

/** To whom an invoice is written, as it is kept: without blanks around, the tax number in capitals without what parts it. */
export function tidyInvoiceTo({ name, taxNumber }: InvoiceToValue): InvoiceToValue {
  const number = taxNumber?.replace(/[\s.-]/g, '').toUpperCase();
  return { name: name.trim(), ...(number ? { taxNumber: number } : {}) };
}
