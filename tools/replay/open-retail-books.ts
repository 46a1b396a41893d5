import { RETAIL_FILE } from '../seed/lines/retail-file.ts';
import { readRetailLines } from '../seed/lines/read-retail-lines.ts';
import { readRetailCatalog } from '../seed/read-retail-catalog.ts';
import { classifyInvoices } from './classify-invoices.ts';
import type { Selection } from './classify-invoices.ts';
import type { Books, InvoicePlan } from './invoice-plan.ts';
import { londonInstant } from './london-instant.ts';
import { planInvoice } from './plan-invoice.ts';
import { readInvoices } from './read-invoices.ts';
import { emptyTally, tallyInvoice } from './tally-classes.ts';
import type { RetailTally } from './tally-classes.ts';
import { emptyPlanTally, tallyPlan } from './tally-plans.ts';
import type { PlanTally } from './tally-plans.ts';

/** The selected invoices of the file that comes with the project: what they are, and what they make the shop do. */
export type RetailBooks = {
  tally: RetailTally;
  planned: PlanTally;
  /** The instant of the newest invoice, as recorded. */
  newestAt: string;
  /** Reads the file again, one invoice at a time, in its order. */
  plans: (books: Books) => AsyncGenerator<InvoicePlan>;
};

/** Reads the selected invoices once through; throws when one sells what the shop's catalog does not know. */
export const openRetailBooks = async (selection: Selection): Promise<RetailBooks> => {
  const { products } = await readRetailCatalog();
  const variantIds = new Map(
    products.flatMap(({ variants }) => variants.map(({ sku, variantId }) => [sku, variantId])),
  );
  const invoices = () => classifyInvoices(readInvoices(readRetailLines(RETAIL_FILE)), selection);
  const tally = emptyTally();
  const planned = emptyPlanTally();
  let newest = '';
  for await (const invoice of invoices()) {
    tallyInvoice(tally, invoice);
    if (invoice.invoicedAt > newest) newest = invoice.invoicedAt;
    tallyPlan(planned, planInvoice(invoice, { name: 'retail', shiftMs: 0 }, variantIds));
  }
  if (newest === '') throw new RangeError('the selection holds no invoice');
  return {
    tally,
    planned,
    newestAt: londonInstant(newest),
    plans: async function* (books) {
      for await (const invoice of invoices()) yield planInvoice(invoice, books, variantIds);
    },
  };
};
