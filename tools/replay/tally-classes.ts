import type { RetailClass } from './retail-class.ts';
import { retailClasses } from './retail-class.ts';
import type { ClassifiedInvoice } from './retail-invoice.ts';

/** Lines and their value in thousandths of a pound. */
export type ClassTally = { lines: number; valueThousandths: number };

/** The lines by class, and what they are together. */
export type RetailTally = {
  invoices: number;
  classes: Record<RetailClass, ClassTally>;
  lines: number;
  valueThousandths: number;
  cancellationLines: number;
  /** Cancellation lines that match no earlier sale; those of fees are of the class of fees. */
  unmatchedCancellationLines: number;
};

export const emptyTally = (): RetailTally => ({
  invoices: 0,
  classes: Object.fromEntries(
    Object.keys(retailClasses).map((name) => [name, { lines: 0, valueThousandths: 0 }]),
  ) as Record<RetailClass, ClassTally>,
  lines: 0,
  valueThousandths: 0,
  cancellationLines: 0,
  unmatchedCancellationLines: 0,
});

/** Counts an invoice. */
export const tallyInvoice = (tally: RetailTally, { invoiceNumber, lines }: ClassifiedInvoice): void => {
  tally.invoices += 1;
  for (const line of lines) {
    const counted = tally.classes[line.class];
    counted.lines += 1;
    counted.valueThousandths += line.valueThousandths;
    tally.lines += 1;
    tally.valueThousandths += line.valueThousandths;
    if (!invoiceNumber.startsWith('C')) continue;
    tally.cancellationLines += 1;
    if (line.givesBack.length === 0) tally.unmatchedCancellationLines += 1;
  }
};
