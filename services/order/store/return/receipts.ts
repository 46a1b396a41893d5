import { statement } from '#runtime/db/statement.ts';
import type { Receipt } from '../../domain/return/receipt.ts';

/** A return with what arrived of it. */
export const findReceipt = statement<Receipt, [returnId: string]>(
  'order.return.find-receipt',
  `select r.return_id as "returnId", r.order_id as "orderId", r.number, r.state, r.version, r.outcome,
     r.exchange_order_id as "exchangeOrderId", e.order_number as "exchangeOrderNumber", r.restock_id as "restockId",
     r.scrap_id as "scrapId",
     coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id,
         'quantity', g.received, 'goods', g.goods) order by l.position)
       from return_lines g join order_lines l using (line_id)
       where g.return_id = r.return_id and g.received > 0), '[]') as lines
   from returns r left join orders e on e.order_id = r.exchange_order_id where r.return_id = $1`,
);

/**
 * Notes what arrived, in lines as JSON, and what shall follow; of lines that are not named nothing has. Refused as
 * `return-moved` at another version.
 */
export const receiveReturnLines = statement<
  unknown,
  [returnId: string, version: number, outcome: 'refund' | 'exchange', lines: string]
>(
  'order.return.receive',
  `with moved as (
     update returns set state = 'received', version = version + 1, changed_at = now(), outcome = $3, due_at = null
     where return_id = $1 and version = $2 and state = 'approved' returning 1),
   arrived as (
     select * from jsonb_to_recordset($4::jsonb) as line ("lineId" uuid, quantity integer, condition text, goods text)
     where quantity > 0),
   noted as (
     update return_lines g set received = coalesce(known.quantity, 0), condition = known.condition, goods = known.goods
     from return_lines each left join arrived known on known."lineId" = each.line_id
     where g.return_id = $1 and each.return_id = $1 and g.line_id = each.line_id)
   select must(exists (select from moved), 'return-moved')`,
);

/** Notes the order that sends the goods of an exchange again; refused as `return-moved` when it shall not be (any more). */
export const noteExchange = statement<unknown, [returnId: string, version: number, exchangeOrderId: string]>(
  'order.return.note-exchange',
  `with moved as (
     update returns set exchange_order_id = $3, version = version + 1, changed_at = now()
     where return_id = $1 and version = $2 and state = 'received' and outcome = 'exchange' returning 1)
   select must(exists (select from moved), 'return-moved')`,
);

/**
 * Makes an exchange a refund; refused as `return-moved` at another version, and as `exchange-placed` when an order that
 * sends its goods again, found by its reference, is there.
 */
export const giveMoneyInstead = statement<unknown, [returnId: string, version: number, reference: string]>(
  'order.return.give-money-instead',
  `with moved as (
     update returns set outcome = 'refund', version = version + 1, changed_at = now()
     where return_id = $1 and version = $2 and state = 'received' and exchange_order_id is null returning 1)
   select must(exists (select from moved), 'return-moved'), must(not exists (
     select from draft_orders d join orders o using (order_id) where d.reference = $3 and o.state <> 'cancelled'),
     'exchange-placed')`,
);

/** Closes a return that is settled by its refund or its exchange, once; refused as `return-moved` otherwise. */
export const closeReturn = statement<unknown, [returnId: string, version: number]>(
  'order.return.close',
  `with moved as (
     update returns r set state = 'closed', version = version + 1, changed_at = now()
     where return_id = $1 and version = $2 and state = 'received'
       and (exchange_order_id is not null or exists (select from refunds f where f.return_id = r.return_id))
     returning 1)
   select must(exists (select from moved), 'return-moved')`,
);
