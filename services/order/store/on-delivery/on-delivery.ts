import { statement } from '#runtime/db/statement.ts';

/**
 * Raises the version of an order whose goods may be sent, and that nobody has moved since it was read; one that is paid on
 * delivery rests anew for so many seconds. Refused as `order-moved` otherwise.
 */
export const touchSent = statement<unknown, [orderId: string, version: number, restSeconds: number]>(
  'order.on-delivery.touch-sent',
  `with moved as (
     update orders set version = version + 1,
       pay_before = case when state = 'on-delivery' then now() + make_interval(secs => $3) else pay_before end,
       look_at = case when state = 'on-delivery' then now() + make_interval(secs => $3) else look_at end
     where order_id = $1 and version = $2 and state in ('paid', 'on-delivery') returning 1)
   select must(exists (select from moved), 'order-moved')`,
);

/**
 * Notes what becomes of goods that came back from the door; refused as `goods-leaving` while the catalog has not let go of
 * all of them.
 */
export const noteDoorRefusal = statement<
  unknown,
  [orderId: string, goods: 'restock' | 'scrap', returnId: string]
>(
  'order.on-delivery.note-refusal',
  `with noted as (
     update orders set door_goods = $2, door_return_id = $3 where order_id = $1
       and exists (select from shipments s where s.order_id = $1)
       and not exists (select from shipments s where s.order_id = $1 and s.goods <> 'left') returning 1)
   select must(exists (select from noted), 'goods-leaving')`,
);

/**
 * Refuses with `too-many-on-delivery` when an e-mail address, its mailbox or an account has `most` orders that are to be paid at the door
 * and are not. Follows `lockUnpaidOrders` in its flight.
 */
export const limitOnDelivery = statement<
  unknown,
  [email: string, buyerKey: string, customerId: string | null, most: number]
>(
  'order.on-delivery.limit',
  `select must((select count(*) from orders where (email = $1 or buyer_key = $2)
       and on_delivery and state in ('placed', 'on-delivery')) < $4, 'too-many-on-delivery'),
     must((select count(*) from orders where customer_id = $3
       and on_delivery and state in ('placed', 'on-delivery')) < $4, 'too-many-on-delivery')`,
);
