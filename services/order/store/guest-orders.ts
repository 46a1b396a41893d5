import { statement } from '#runtime/db/statement.ts';

/** Gives orders that guests placed with an address to its customer, at most `limit`, and gives how many. */
export const joinGuestOrders = statement<
  { count: number },
  [customerId: string, email: string, limit: number]
>(
  'order.guest-orders.join',
  `with guests as (
     select order_id from orders where email = $2 and customer_id is null order by order_id limit $3 for update),
   joined as (
     update orders set customer_id = $1 from guests where orders.order_id = guests.order_id returning orders.order_id),
   told as (
     insert into order_timeline (order_id, what, who, why)
     select order_id, 'joined', 'system', 'The buyer proved the e-mail address; the order is in their account now.'
     from joined)
   select count(*) as count from joined`,
);
