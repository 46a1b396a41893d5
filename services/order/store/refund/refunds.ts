import { statement } from '#runtime/db/statement.ts';
import type { Refund } from '../../domain/refund/refund.ts';
import { documentNumber } from '../document/document-number.ts';

const wholeRefund = `select r.refund_id as "refundId", r.order_id as "orderId", r.return_id as "returnId", r.reference, r.input_hash as "inputHash",
     r.credit_note as "creditNote", r.attempt_id as "attemptId", o.currency, r.amount_minor as "amountMinor", r.waived_minor as "waivedMinor",
     r.tax_minor as "taxMinor", r.shipping_minor as "shippingMinor", r.shipping_tax_minor as "shippingTaxMinor",
     r.goodwill_minor as "goodwillMinor", r.reason, r.refunded_at as "refundedAt", r.state, r.goods,
     r.restock_id as "restockId", r.scrap_id as "scrapId",
     coalesce((select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id,
         'quantity', g.quantity, 'amountMinor', g.amount_minor, 'taxMinor', g.tax_minor, 'goods', g.goods,
         'withdrawn', 0, 'waivedMinor', g.waived_minor) order by l.position)
       from refund_lines g join order_lines l using (line_id) where g.refund_id = r.refund_id), '[]') as lines
   from refunds r join orders o using (order_id)`;

export const findRefund = statement<Refund, [refundId: string]>(
  'order.refund.find',
  `${wholeRefund} where r.refund_id = $1`,
);

export const findRefundByReference = statement<Refund, [orderId: string, reference: string]>(
  'order.refund.find-by-reference',
  `${wholeRefund} where r.order_id = $1 and r.reference = $2`,
);

export const listRefundsOfOrder = statement<Refund, [orderId: string]>(
  'order.refund.list-of-order',
  `${wholeRefund} where r.order_id = $1 order by r.created_at, r.refund_id limit 200`,
);

/**
 * Takes a refund with its lines and the next number of a credit note in its market. `refund` is a WrittenRefund as JSON;
 * refused by `refunds_reference` when the reference is known.
 */
export const insertRefund = statement<unknown, [refund: string, market: string]>(
  'order.refund.insert',
  `with numbered as (
     insert into document_numbers as known (market, kind, last) values ($2, 'credit-note', 1)
     on conflict (market, kind) do update set last = known.last + 1 returning last),
   given as (
     select * from jsonb_to_record($1::jsonb) as r ("refundId" uuid, "orderId" uuid, "returnId" uuid, reference text, "inputHash" text,
       "attemptId" uuid, "amountMinor" bigint, "waivedMinor" bigint, "taxMinor" bigint, "shippingMinor" bigint, "shippingTaxMinor" bigint,
       "goodwillMinor" bigint, reason text, "refundedAt" timestamptz, goods text, "restockId" uuid, "scrapId" uuid)),
   written as (
     insert into refunds (refund_id, order_id, return_id, reference, input_hash, credit_note, attempt_id, amount_minor, waived_minor, tax_minor,
       shipping_minor, shipping_tax_minor, goodwill_minor, reason, refunded_at, goods, restock_id, scrap_id)
     select "refundId", "orderId", "returnId", reference, "inputHash", ${documentNumber('CN', '$2')},
       "attemptId", "amountMinor", "waivedMinor", "taxMinor", "shippingMinor", "shippingTaxMinor", "goodwillMinor", reason,
       coalesce("refundedAt", now()), goods, "restockId", "scrapId"
     from given, numbered)
   insert into refund_lines (refund_id, line_id, quantity, amount_minor, waived_minor, tax_minor, goods)
   select given."refundId", "lineId", quantity, line."amountMinor", line."waivedMinor", line."taxMinor", line.goods
   from given, jsonb_to_recordset($1::jsonb -> 'lines') as line ("lineId" uuid, quantity integer, "amountMinor" bigint,
     "waivedMinor" bigint, "taxMinor" bigint, goods text)`,
);

/** Notes what became of the money and the goods of a refund, and when staff are told again of one that failed; refused as `refund-moved` when somebody else did. */
export const settleRefund = statement<
  unknown,
  [
    refundId: string,
    seenState: Refund['state'],
    seenGoods: Refund['goods'],
    state: Refund['state'],
    goods: Refund['goods'],
    dueSeconds: number,
  ]
>(
  'order.refund.settle',
  `with settled as (
     update refunds set state = $4, goods = $5,
       due_at = case when $4 = 'failed' then now() + make_interval(secs => $6) end
     where refund_id = $1 and state = $2 and goods = $3 returning 1)
   select must(exists (select from settled), 'refund-moved')`,
);
