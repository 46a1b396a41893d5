import { statement } from '#runtime/db/statement.ts';

/** For tests: what is kept of each order's payments, by currency. */
export const keptByOrders = statement<{ orderId: string; currency: string; amountMinor: number }>(
  'payment.test.kept-by-orders',
  `select order_id as "orderId", currency, sum(captured_minor - refunded_minor)::bigint as "amountMinor" from attempt
   where order_id is not null group by order_id, currency`,
);
