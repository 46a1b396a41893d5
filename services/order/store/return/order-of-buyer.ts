import { statement } from '#runtime/db/statement.ts';

/** Whether an order is the asker's: by the key of its tracking link, or as its signed-in customer. No row when it does not exist. */
export const findOrderOfBuyer = statement<
  { isOwn: boolean },
  [orderId: string, orderKey: string | null, customerId: string | null]
>(
  'order.return.find-order-of-buyer',
  `select coalesce(order_key = $2, false) or coalesce(customer_id = $3, false) as "isOwn" from orders where order_id = $1`,
);
