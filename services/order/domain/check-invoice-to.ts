import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InvoiceToValue } from '#contracts/order/cart.ts';
import { tidyInvoiceTo } from './tidy-invoice-to.ts';

/**
 * The forms of tax numbers: of the United Kingdom (VAT Notice 700/1: nine digits, twelve for a branch, and of departments
 * and health authorities), of the European Union (country and two to twelve signs, Council Directive 2006/112/EC, article
 * 215), and of China (15 to 20 signs; 18 by GB 32100-2015). Whether a number was given out is not looked up.
 */
const forms = [
  /^GB(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
  /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z+*]{2,12}$/,
  /^[0-9][0-9A-Z]{14,19}$/,
  /^[ANY][0-9A-Z]{17}$/,
];

/** Why an invoice cannot be written to whom the buyer names: the name is blank, or the number has no known form. */
export function checkInvoiceTo(invoiceTo: InvoiceToValue): Refusal<'value-invalid'> | undefined {
  const { name, taxNumber } = tidyInvoiceTo(invoiceTo);
  if (name === '') return refuse('value-invalid', 'This field is empty.', { path: '/invoiceTo/name' });
  if (taxNumber !== undefined && !forms.some((form) => form.test(taxNumber))) {
    return refuse('value-invalid', 'This is not the form of a tax number.', { path: '/invoiceTo/taxNumber' });
  }
  return undefined;
}
