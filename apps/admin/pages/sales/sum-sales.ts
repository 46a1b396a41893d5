import type { SalesDay } from '../../api/use-sales.ts';

type Sum = Pick<SalesDay, 'orders' | 'revenueMinor' | 'refundedMinor'>;

/** Adds up the days of one currency. */
export function sumSales(days: readonly Sum[]): Sum {
  return days.reduce(
    (sum, { orders, revenueMinor, refundedMinor }) => ({
      orders: sum.orders + orders,
      revenueMinor: sum.revenueMinor + revenueMinor,
      refundedMinor: sum.refundedMinor + refundedMinor,
    }),
    { orders: 0, revenueMinor: 0, refundedMinor: 0 },
  );
}
