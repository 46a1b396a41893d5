import { stableId } from '../seed/catalog/stable-id.ts';
import { countryCodes } from './country-codes.ts';
import type { Adjustment, Books, Draft, InvoicePlan, Movement, Refund } from './invoice-plan.ts';
import { londonInstant } from './london-instant.ts';
import type { RetailClass } from './retail-class.ts';
import type { ClassifiedInvoice, ClassifiedLine } from './retail-invoice.ts';

const PENNY = 10;

type Planning = { books: Books; variantIds: ReadonlyMap<string, string>; at: string };

/**
 * What an invoice makes the shop do. `variantIds` are the shop's variants by SKU. Goods that were never sold at a price
 * are in no shop, so nothing is done for stock adjustments of them; for others that the shop lacks it throws a RangeError.
 */
export const planInvoice = (
  invoice: ClassifiedInvoice,
  books: Books,
  variantIds: ReadonlyMap<string, string>,
): InvoicePlan => {
  const at = shift(londonInstant(invoice.invoicedAt), books.shiftMs);
  const planning = { books, variantIds, at };
  const of = (name: RetailClass) => invoice.lines.filter((line) => line.class === name);
  const sales = of('sale');
  const fees = of('fee').filter(({ valueThousandths }) => valueThousandths !== 0);
  // A fee is charged with the goods it came with; alone, and when it is given back, it belongs to no order.
  const charged = new Set(
    sales.length > 0 ? fees.filter(({ valueThousandths }) => valueThousandths > 0) : [],
  );
  const ordered = invoice.lines.filter((line) => line.class === 'sale' || charged.has(line));
  const adjusted = of('stock-adjustment').filter(({ sku }) => variantIds.has(sku));
  return {
    invoiceNumber: invoice.invoiceNumber,
    lines: invoice.lines.length,
    receipts: [...sales, ...adjusted].map((line) => movementOf(line, planning)),
    order: ordered.length === 0 ? undefined : draftOf(invoice, ordered, planning),
    orderLines: ordered.map(({ reference }) => reference),
    writeOffs: adjusted.filter(({ quantity }) => quantity < 0).map((line) => writeOffOf(line, planning)),
    adjustments: [
      ...of('unmatched-credit').map((line) => adjustmentOf(line, 'adjustment', planning)),
      ...fees.filter((line) => !charged.has(line)).map((line) => adjustmentOf(line, 'fee', planning)),
    ],
    refunds: of('refund').map((line) => refundOf(line, planning)),
    beyondPrice: of('refund').flatMap((line) => beyondPriceOf(line, planning)),
  };
};

const shift = (instant: string, byMs: number): string => new Date(Date.parse(instant) + byMs).toISOString();

const variantOf = ({ sku, reference }: ClassifiedLine, { variantIds }: Planning): string => {
  const variantId = variantIds.get(sku);
  if (variantId === undefined) throw new RangeError(`the shop has no ${sku} of line ${reference}`);
  return variantId;
};

/** Goods come in just before they are sold or written off, so that what the shop had stays what it had. */
const movementOf = (line: ClassifiedLine, planning: Planning): Movement => {
  const reference = `${planning.books.name} ${line.reference}`;
  const isFound = line.class === 'stock-adjustment' && line.quantity > 0;
  return {
    movementId: stableId(`movement in:${reference}`),
    variantId: variantOf(line, planning),
    quantity: Math.abs(line.quantity),
    reason: isFound ? 'counted' : 'received',
    note: reference,
    receivedAt: planning.at,
  };
};

const writeOffOf = (line: ClassifiedLine, planning: Planning): Movement => {
  const reference = `${planning.books.name} ${line.reference}`;
  return {
    movementId: stableId(`movement out:${reference}`),
    variantId: variantOf(line, planning),
    quantity: line.quantity,
    reason: 'counted',
    note: line.description === '' ? reference : `${reference}: ${line.description}`,
    receivedAt: planning.at,
  };
};

const draftOf = (
  { invoiceNumber, customerId, country }: ClassifiedInvoice,
  lines: readonly ClassifiedLine[],
  planning: Planning,
): Draft => {
  const reference = `${planning.books.name} ${invoiceNumber}`;
  const code = countryCodes[country];
  return {
    reference,
    locale: 'en-gb',
    buyer: {
      ...(customerId === '' ? {} : { customerId: stableId(`customer:${customerId}`) }),
      ...(code === undefined ? {} : { country: code }),
    },
    lines: lines.map((line) =>
      line.class === 'fee'
        ? { fee: line.description.trim() || line.stockCode, amountMinor: line.valueThousandths / PENNY }
        : {
            variantId: variantOf(line, planning),
            quantity: line.quantity,
            price: {
              unitPriceMinor: line.unitPriceThousandths / PENNY,
              reason: `As on invoice ${invoiceNumber}`,
            },
          },
    ),
    placedAt: planning.at,
    payment: { method: 'other', reference },
  };
};

const adjustmentOf = (
  line: ClassifiedLine,
  account: Adjustment['account'],
  { books, at }: Planning,
): Adjustment => ({
  reference: `${books.name} ${line.reference}`,
  account,
  amount: { amountMinor: line.valueThousandths / PENNY, currency: 'GBP' },
  reason: line.description.trim() || line.stockCode,
  at,
});

/** A refund gives back what was paid for the units, or less where the cancellation names less. */
const refundOf = (line: ClassifiedLine, { books, at }: Planning): Refund => ({
  reference: `${books.name} ${line.reference}`,
  parts: line.givesBack.map(({ reference, quantity, unitPriceThousandths }) => ({
    lineReference: reference,
    quantity,
    amountMinor: (quantity * Math.min(unitPriceThousandths, line.unitPriceThousandths)) / PENNY,
  })),
  reason: `Cancelled by ${line.invoiceNumber}`,
  at,
});

const beyondPriceOf = (line: ClassifiedLine, planning: Planning): Adjustment[] => {
  const refunded = refundOf(line, planning).parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amountMinor = line.valueThousandths / PENNY + refunded;
  if (amountMinor === 0) return [];
  return [
    {
      ...adjustmentOf(line, 'adjustment', planning),
      amount: { amountMinor, currency: 'GBP' },
      reason: 'Cancelled at a higher price than it was sold at',
    },
  ];
};
