import type { RetailLine } from './read-retail-lines.ts';

/** What a replay of the file must reproduce; the turnover is in thousandths of a pound. */
export type LineTally = {
  lines: number;
  invoices: number;
  stockCodes: number;
  customers: number;
  cancellationLines: number;
  turnoverThousandths: number;
};

/** Counts the lines, invoices, codes, customers and cancellations of batches, and sums quantity × unit price exactly. */
export const tallyLines = async (batches: AsyncIterable<RetailLine[]>): Promise<LineTally> => {
  const invoices = new Set<string>();
  const stockCodes = new Set<string>();
  const customers = new Set<string>();
  let lines = 0;
  let cancellationLines = 0;
  let turnoverThousandths = 0;
  for await (const batch of batches) {
    for (const line of batch) {
      lines += 1;
      invoices.add(line.invoiceNumber);
      stockCodes.add(line.stockCode);
      if (line.customerId !== '') customers.add(line.customerId);
      if (line.invoiceNumber.startsWith('C')) cancellationLines += 1;
      turnoverThousandths += line.quantity * line.unitPriceThousandths;
    }
  }
  return {
    lines,
    invoices: invoices.size,
    stockCodes: stockCodes.size,
    customers: customers.size,
    cancellationLines,
    turnoverThousandths,
  };
};
