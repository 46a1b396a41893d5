import { statement } from '#runtime/db/statement.ts';

export const findAdditionByReference = statement<
  { additionId: string; inputHash: string },
  [orderId: string, reference: string]
>(
  'order.addition.find-by-reference',
  `select addition_id as "additionId", input_hash as "inputHash" from order_additions
   where order_id = $1 and reference = $2`,
);

/**
 * Touches an order to which something is added: refuses with `order-moved` unless it is as it was read, with all goods set aside,
 * none sent, no money of a parcel being taken, and nothing added before that waits to be paid.
 */
export const touchForAddition = statement<unknown, [orderId: string, version: number]>(
  'order.addition.touch',
  `with moved as (
     update orders set version = version + 1 where order_id = $1 and version = $2
       and state in ('paid', 'authorised', 'on-delivery') and stock = 'committed' and fulfilment = 'none' returning 1)
   select must(exists (select from moved)
     and not exists (select from shipments s where s.order_id = $1)
     and not exists (select from charges c where c.order_id = $1 and c.state = 'pending')
     and not exists (select from order_additions a join orders o on o.order_id = a.addition_id
       where a.order_id = $1 and o.state in ('placed', 'awaiting-payment', 'payment-refused')), 'order-moved')`,
);

/** Notes what an order was added to; `delivery` is a DeliveryChange as JSON, or null. Refused by `order_additions_reference`. */
export const insertAddition = statement<
  unknown,
  [
    additionId: string,
    orderId: string,
    reference: string,
    inputHash: string,
    version: number,
    delivery: string | null,
  ]
>(
  'order.addition.insert',
  `insert into order_additions (addition_id, order_id, reference, input_hash, version, shipping_method, shipping_title,
     earlier_method, earlier_title)
   values ($1, $2, $3, $4, $5, $6::jsonb ->> 'method', $6::jsonb ->> 'title', $6::jsonb ->> 'earlierMethod', $6::jsonb ->> 'earlierTitle')`,
);

/** An order goes by the dearer way that its addition has paid for, unless it is on its way. */
export const adoptDelivery = statement<unknown, [additionId: string]>(
  'order.addition.adopt-delivery',
  `update orders o set shipping_method = a.shipping_method, shipping_title = a.shipping_title
   from order_additions a
   where a.addition_id = $1 and o.order_id = a.order_id and a.shipping_method is not null
     and o.fulfilment = 'none' and o.state <> 'cancelled'`,
);

/** And by the way of before, when that comes to nothing. */
export const restoreDelivery = statement<unknown, [additionId: string]>(
  'order.addition.restore-delivery',
  `update orders o set shipping_method = a.earlier_method, shipping_title = a.earlier_title
   from order_additions a
   where a.addition_id = $1 and o.order_id = a.order_id and o.shipping_method = a.shipping_method
     and o.fulfilment = 'none' and o.state <> 'cancelled'`,
);

/** What was added to an order, is not undone, and was not sent. */
export const findLiveAdditions = statement<{ additionId: string }, [orderId: string]>(
  'order.addition.find-live',
  `select a.addition_id as "additionId" from order_additions a join orders o on o.order_id = a.addition_id
   where a.order_id = $1 and o.state <> 'cancelled' and o.fulfilment = 'none' order by a.addition_id`,
);
