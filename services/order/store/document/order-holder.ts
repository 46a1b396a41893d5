import { statement } from '#runtime/db/statement.ts';

/** Whose an order is. */
export const findOrderHolder = statement<{ orderKey: string; customerId: string | null }, [orderId: string]>(
  'order.document.find-holder',
  `select order_key as "orderKey", customer_id as "customerId" from orders where order_id = $1`,
);
