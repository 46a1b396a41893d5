import { minorDigits, type Currency } from '#contracts/money.ts';
import type { IssuedDocument } from './issued-document.ts';

/** The columns of the export of documents. */
export const documentColumns = [
  'number',
  'kind',
  'issued_at',
  'order_number',
  'invoice_number',
  'currency',
  'tax_jurisdiction',
  'tax_rate_percent',
  'net',
  'tax',
  'gross',
] as const;

/** A document as rows of an export, one per tax rate and one for goodwill; what a credit note takes away is negative. */
export function rowsOfDocument({ number, invoiceNumber, content }: IssuedDocument): string[][] {
  const { kind, issuedAt, orderNumber, currency, taxSums, goodwillMinor } = content;
  const sign = kind === 'invoice' ? 1 : -1;
  const head = [number, kind, issuedAt, orderNumber, invoiceNumber ?? '', currency];
  const amounts = (...minor: number[]) => minor.map((each) => decimal(sign * each, currency));
  const rows = taxSums.map((sum) => [
    ...head,
    sum.taxJurisdiction,
    String(sum.taxRateBasisPoints / 100),
    ...amounts(sum.netMinor, sum.taxMinor, sum.grossMinor),
  ]);
  if (goodwillMinor === 0) return rows;
  return [...rows, [...head, '', '', ...amounts(goodwillMinor, 0, goodwillMinor)]];
}

/** An amount with the digits of its currency and a point, exactly: −1234 GBP is `-12.34`. */
function decimal(minor: number, currency: Currency): string {
  const digits = minorDigits[currency];
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const amount = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
  return minor < 0 ? `-${amount}` : amount;
}
