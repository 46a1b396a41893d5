import type { Currency } from '#contracts/money.ts';
import { fromMinor } from '../../parts/from-minor.ts';

/** What sold of a product or a category, and came back, with its money in minor units. */
export type SoldSums = {
  orders: number;
  quantity: number;
  revenueMinor: number;
  refundedQuantity: number;
  refundedMinor: number;
};

/** The sums of a row as cells of a file, in the order of its columns. */
export function sumCells(row: SoldSums, currency: Currency): (string | number)[] {
  return [
    row.orders,
    row.quantity,
    fromMinor(row.revenueMinor, currency),
    row.refundedQuantity,
    fromMinor(row.refundedMinor, currency),
  ];
}
