import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { readCsv } from './read-csv.ts';

/** One line of an invoice; a cancellation line has an invoice number that begins with C and a negative quantity. */
export type RetailLine = {
  invoiceNumber: string;
  stockCode: string;
  description: string;
  quantity: number;
  /** Local time of the shop, as recorded: `2010-12-01 08:26:00`. */
  invoicedAt: string;
  /** Thousandths of a pound, exact: one line of the file has three decimals. */
  unitPriceThousandths: number;
  customerId: string;
  country: string;
};

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,3}))?$/u;

const thousandthsOf = (decimal: string): number => {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(decimal) ?? [];
  if (whole === undefined) throw new Error(`"${decimal}" is no price with at most three decimals`);
  const thousandths = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
  return sign === '-' ? -thousandths : thousandths;
};

const lineOf = (record: string[]): RetailLine => {
  const [invoiceNumber, stockCode, description, quantity, invoicedAt, unitPrice, customerId, country] =
    record;
  if (country === undefined || record.length !== 8)
    throw new Error(`a line has ${record.length} fields, not 8`);
  const units = Number(quantity);
  if (!Number.isSafeInteger(units)) throw new Error(`"${quantity}" is no whole quantity`);
  return {
    invoiceNumber: invoiceNumber ?? '',
    stockCode: stockCode ?? '',
    description: description ?? '',
    quantity: units,
    invoicedAt: invoicedAt ?? '',
    unitPriceThousandths: thousandthsOf(unitPrice ?? ''),
    customerId: customerId ?? '',
    country,
  };
};

/**
 * Streams the invoice lines of a gzipped Online Retail file in file order, in batches. Throws when the header is
 * another one or a field cannot be read exactly.
 */
export async function* readRetailLines(path: string | URL): AsyncGenerator<RetailLine[]> {
  const pieces = createReadStream(path).pipe(createGunzip()).setEncoding('utf8');
  let headerSeen = false;
  for await (const records of readCsv(pieces)) {
    if (!headerSeen) {
      const header = records.shift()?.join(',');
      if (header !== HEADER) throw new Error(`unexpected header: ${header}`);
      headerSeen = true;
    }
    yield records.map(lineOf);
  }
}
