import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';

export type OrderFigures = {
  currency: Currency;
  placed: number;
  paid: number;
  revenueMinor: number;
  refundedMinor: number;
};

/** What orders have added to the figures of days, by currency. */
export const sumFiguresOfOrders = statement<OrderFigures, [orderIds: string[]]>(
  'insight.figures.of-orders',
  `select currency, count(placed_on) as placed, count(paid_on) as paid, sum(paid_minor)::bigint as "revenueMinor",
     sum(refunded_minor)::bigint as "refundedMinor"
   from order_figures where order_id = any($1::uuid[]) group by currency order by currency`,
);
