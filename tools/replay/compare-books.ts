import type { RetailBooks } from './open-retail-books.ts';
import type { MovedStock, ShopBooks } from './shop-books.ts';

/** One figure of the file, and what the shop says it is; sums in minor units, others are counts. */
export type Check = { what: string; isMoney: boolean; expected: number; found: number };

const PENNY = 10;

/**
 * Every figure that the shop must hold of a replay, by centre. What is expected of money comes from the classes of the
 * file; where a class stands in two places of the shop (fees on orders and beside them), from both together. The file tells
 * no tax: what the ledger books of it comes from the lines of orders and from refunds.
 */
export const compareBooks = (
  { tally, planned }: Pick<RetailBooks, 'tally' | 'planned'>,
  { orders, ledger, unitsSold, unitsGivenBack, reports }: ShopBooks,
  moved: MovedStock,
): Check[] => {
  const { classes } = tally;
  const minorOf = (...names: (keyof typeof classes)[]): number =>
    names.reduce((sum, name) => sum + classes[name].valueThousandths, 0) / PENNY;
  const entry = (key: string): number => ledger[key] ?? 0;
  const captured = -entry('receivable capture');
  const fees = -entry('fee adjustment');
  const given = entry('receivable refund');
  const credits = -entry('adjustment adjustment');
  const { amountMinor: beyond } = planned.beyondPrice;
  return [
    count('orders: invoices that sell goods', planned.orders, orders.orders),
    count('orders: sale lines', classes.sale.lines, orders.goodsLines),
    count('orders: units', planned.units, orders.units),
    money('orders: sale', minorOf('sale'), orders.goodsMinor),
    money('orders and ledger: fee', minorOf('fee'), orders.feesMinor + fees),
    money('orders: refund', planned.refunds.amountMinor, orders.refundedMinor),
    money('ledger: received for orders', minorOf('sale') + planned.feesMinor, captured),
    money('ledger: refund', minorOf('refund'), beyond - given),
    money('ledger: unmatched credit', minorOf('unmatched-credit'), credits - beyond),
    money(
      'ledger: all of these',
      minorOf('sale', 'fee', 'refund', 'unmatched-credit'),
      captured + fees + credits - given,
    ),
    ...compareSales(planned, minorOf('sale') + planned.feesMinor, orders, ledger),
    count('stock: units that came in', planned.received.units, moved.received),
    count('stock: units sold', planned.units, unitsSold),
    count('stock: units given back', planned.refunds.units, unitsGivenBack),
    count('stock: units found', planned.found.units, moved.found),
    count('stock: units written off', planned.writtenOff.units, moved.writtenOff),
    count('reports: orders placed', planned.orders, reports.placed),
    count('reports: orders paid', planned.orders, reports.paid),
    money('reports: sale and fees of orders', minorOf('sale') + planned.feesMinor, reports.revenueMinor),
    money('reports: given back on orders', planned.refunds.amountMinor, reports.refundedMinor),
  ];
};

/** The sales and credit notes in the ledger. `soldMinor` is what goods and fees of orders are worth by the file. */
const compareSales = (
  { refunds }: RetailBooks['planned'],
  soldMinor: number,
  orders: ShopBooks['orders'],
  ledger: ShopBooks['ledger'],
): Check[] => {
  const entry = (key: string): number => ledger[key] ?? 0;
  const { goodsMinor, goodsTaxMinor, feesMinor, feesTaxMinor, refundedMinor, refundedTaxMinor } = orders;
  const owed = ['sale', 'capture', 'credit-note', 'refund', 'cancellation'];
  return [
    money('sales in the ledger: due', soldMinor, entry('receivable sale')),
    money('sales in the ledger: goods', goodsMinor - goodsTaxMinor, -entry('sales sale')),
    money('sales in the ledger: fees', feesMinor - feesTaxMinor, -entry('fee sale')),
    money('sales in the ledger: tax', goodsTaxMinor + feesTaxMinor, -entry('tax sale')),
    money('sales in the ledger: credit notes', refunds.amountMinor, -entry('receivable credit-note')),
    money('sales in the ledger: without tax', refundedMinor - refundedTaxMinor, entry('refund credit-note')),
    money('sales in the ledger: their tax', refundedTaxMinor, entry('tax credit-note')),
    money('sales in the ledger: still owed', 0, sum(owed.map((why) => entry(`receivable ${why}`)))),
  ];
};

const sum = (sums: readonly number[]): number => sums.reduce((total, each) => total + each, 0);

const money = (what: string, expected: number, found: number): Check => ({
  what,
  isMoney: true,
  expected,
  found,
});

const count = (what: string, expected: number, found: number): Check => ({
  what,
  isMoney: false,
  expected,
  found,
});
