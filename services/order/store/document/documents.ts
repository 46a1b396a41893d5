import { statement } from '#runtime/db/statement.ts';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';
import { documentNumber } from './document-number.ts';

/** Takes the next number of a kind of document in a market; the row is locked until the transaction ends. */
const nextNumber = (kind: string): string => `numbered as (
     insert into document_numbers as known (market, kind, last) values ($3, '${kind}', 1)
     on conflict (market, kind) do update set last = known.last + 1 returning last)`;

const facts = `($4::jsonb ->> 'issuedAt')::timestamptz, ($4::jsonb ->> 'totalMinor')::bigint,
       ($4::jsonb ->> 'taxMinor')::bigint, $4::jsonb`;

/** Issues the invoice of an order under the next number; `content` is a DocumentContent as JSON. */
export const insertInvoice = statement<
  unknown,
  [documentId: string, orderId: string, market: string, content: string]
>(
  'order.document.insert-invoice',
  `with ${nextNumber('invoice')}
   insert into documents (document_id, order_id, kind, market, position, number, issued_at, total_minor, tax_minor, content)
   select $1::uuid, $2::uuid, 'invoice', $3, last, ${documentNumber('INV', '$3')}, ${facts} from numbered`,
);

/** Issues the credit note of a cancelled order under the next number. */
export const insertCancellationNote = statement<
  unknown,
  [documentId: string, orderId: string, market: string, content: string]
>(
  'order.document.insert-cancellation-note',
  `with ${nextNumber('credit-note')}
   insert into documents (document_id, order_id, kind, market, position, number, invoice_id, issued_at, total_minor,
     tax_minor, content)
   select $1::uuid, $2::uuid, 'credit-note', $3, last, ${documentNumber('CN', '$3')},
     (select document_id from documents where order_id = $2::uuid and kind = 'invoice'), ${facts} from numbered`,
);

/** Writes the credit note of a refund down, under the number that the refund took. */
export const insertRefundNote = statement<
  unknown,
  [documentId: string, refundId: string, market: string, content: string]
>(
  'order.document.insert-refund-note',
  `insert into documents (document_id, order_id, kind, market, position, number, invoice_id, refund_id, issued_at,
     total_minor, tax_minor, content)
   select $1::uuid, r.order_id, 'credit-note', $3, substring(r.credit_note from '[0-9]+$')::bigint, r.credit_note,
     (select document_id from documents i where i.order_id = r.order_id and i.kind = 'invoice'), r.refund_id, ${facts}
   from refunds r where r.refund_id = $2::uuid`,
);

const wholeDocument = `select d.document_id as "documentId", d.order_id as "orderId", d.kind, d.number,
     i.number as "invoiceNumber", d.content
   from documents d left join documents i on i.document_id = d.invoice_id`;

export const listDocumentsOfOrder = statement<IssuedDocument, [orderId: string]>(
  'order.document.list-of-order',
  `${wholeDocument} where d.order_id = $1 order by d.issued_at, d.document_id limit 201`,
);

export const findDocument = statement<IssuedDocument, [orderId: string, documentId: string]>(
  'order.document.find',
  `${wholeDocument} where d.order_id = $1 and d.document_id = $2`,
);

/** A page of the documents of a market issued from one day to another, both included, on its clock; the oldest first. */
export const listDocumentsOfPeriod = statement<
  IssuedDocument,
  [market: string, from: string, to: string, after: string | null, limit: number]
>(
  'order.document.list-of-period',
  `${wholeDocument} join shop_markets m on m.market = d.market
   where d.market = $1 and d.issued_at >= $2::date::timestamp at time zone m.time_zone
     and d.issued_at < ($3::date + 1)::timestamp at time zone m.time_zone
     and ($4::uuid is null
       or (d.issued_at, d.document_id) > (select issued_at, document_id from documents where document_id = $4::uuid))
   order by d.issued_at, d.document_id limit $5`,
);
