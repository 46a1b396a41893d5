import { isProductCode } from '../seed/catalog/is-product-code.ts';
import type { RetailLine } from '../seed/lines/read-retail-lines.ts';
import { matchCredit, recordPurchase } from './match-credit.ts';
import type { Purchases } from './match-credit.ts';
import type { RetailClass } from './retail-class.ts';
import type { ClassifiedInvoice, ClassifiedLine, GivenBack, RetailInvoice } from './retail-invoice.ts';

const PENNY = 10;
const BAD_DEBT = 'B';

/** What a line is beside its own words: whether it cancels, and whether its invoice sells anything. */
type Facts = { sku: string; isCancellation: boolean; sellsSomething: boolean; givesBack: GivenBack[] };

const isRejected = (
  { quantity, unitPriceThousandths }: RetailLine,
  { sku, isCancellation }: Facts,
): boolean =>
  sku === BAD_DEBT ||
  unitPriceThousandths < 0 ||
  quantity === 0 ||
  (unitPriceThousandths > 0 && quantity < 0 !== isCancellation) ||
  (unitPriceThousandths > PENNY && unitPriceThousandths % PENNY !== 0);

/** The only class that a line is of; see `retailClasses` for the order in which they are asked for. */
const classOf = (line: RetailLine, facts: Facts): RetailClass => {
  const { quantity, unitPriceThousandths } = line;
  if (isRejected(line, facts)) return 'rejected';
  if (unitPriceThousandths > 0 && unitPriceThousandths < PENNY) return 'below-a-penny';
  if (!isProductCode(facts.sku)) return 'fee';
  // Alone on an invoice and for nobody, goods at no price were counted or found; beside priced ones they were given away.
  if (unitPriceThousandths === 0 && (quantity < 0 || !facts.sellsSomething)) return 'stock-adjustment';
  if (facts.isCancellation) return facts.givesBack.length > 0 ? 'refund' : 'unmatched-credit';
  return 'sale';
};

/** Puts each line of an invoice in its class. Invoices come in file order: later ones may cancel what this one sells. */
export const classifyInvoice = (purchases: Purchases, invoice: RetailInvoice): ClassifiedInvoice => {
  const { invoiceNumber, lines } = invoice;
  const [first] = lines;
  if (first === undefined) throw new RangeError(`invoice ${invoiceNumber} has no lines`);
  const isCancellation = invoiceNumber.startsWith('C');
  const sellsSomething = first.customerId !== '' || lines.some((line) => line.unitPriceThousandths > 0);
  const classify = (line: RetailLine, index: number): ClassifiedLine => {
    const { customerId, quantity, unitPriceThousandths } = line;
    const reference = `${invoiceNumber}/${index + 1}`;
    const sku = line.stockCode.trim().toUpperCase();
    const key = { customerId, sku, unitPriceThousandths };
    const isPriced = unitPriceThousandths > 0;
    if (isPriced && quantity > 0) recordPurchase(purchases, { ...key, invoiceNumber, reference, quantity });
    const givesBack =
      isPriced && isCancellation && quantity < 0
        ? matchCredit(purchases, { ...key, quantity: -quantity })
        : [];
    return {
      ...line,
      reference,
      sku,
      class: classOf(line, { sku, isCancellation, sellsSomething, givesBack }),
      // Adding 0 keeps a line at price 0 from being worth minus nothing.
      valueThousandths: quantity * unitPriceThousandths + 0,
      givesBack,
    };
  };
  const { invoicedAt, customerId, country } = first;
  return { invoiceNumber, invoicedAt, customerId, country, lines: lines.map(classify) };
};
