import { statement } from '#runtime/db/statement.ts';

type BrokenRow = { rule: string; id: string; detail: string };

/** What does not hold of invoices and credit notes. */
export const findBrokenDocuments = statement<BrokenRow, [limit: number]>(
  'order.audit-documents',
  `with taken as (
     select market, kind, position from documents
     union all
     select n.market, 'credit-note', substring(r.credit_note from '[0-9]+$')::bigint
     from refunds r join document_numbers n
       on n.kind = 'credit-note' and starts_with(r.credit_note, 'CN-' || upper(n.market) || '-')
     where not exists (select from documents d where d.refund_id = r.refund_id)),
   counted as (
     select market, kind, count(*) as there, count(distinct position) as different, max(position) as highest
     from taken group by market, kind),
   summed as (
     select d.document_id, sum(net) as net, sum(tax) as tax, sum(gross) as gross from documents d
     cross join lateral (
       select (l ->> 'netMinor')::bigint as net, (l ->> 'taxMinor')::bigint as tax, (l ->> 'grossMinor')::bigint as gross
       from jsonb_array_elements(d.content -> 'lines' ||
         case when jsonb_typeof(d.content -> 'shipping') = 'object' then d.content -> 'shipping' else '[]' end) l) parts
     group by d.document_id),
   by_rate as (
     select d.document_id, sum((s ->> 'netMinor')::bigint) as net, sum((s ->> 'taxMinor')::bigint) as tax,
       sum((s ->> 'grossMinor')::bigint) as gross
     from documents d cross join lateral jsonb_array_elements(d.content -> 'taxSums') s group by d.document_id),
   by_order as (
     select order_id, sum(case kind when 'invoice' then total_minor else -total_minor end) as total,
       sum(case kind when 'invoice' then tax_minor else -tax_minor end) as tax
     from documents group by order_id),
   refunded as (select order_id, sum(tax_minor) as tax from refunds group by order_id)
   select * from (
     select 'documents are numbered without gaps or doubles' as rule, n.market || ' ' || n.kind as id,
       n.last || ' given, ' || coalesce(c.there, 0) || ' there, highest ' || coalesce(c.highest, 0) as detail
     from document_numbers n left join counted c using (market, kind)
     where (n.last, n.last, n.last) is distinct from (c.there, c.different, c.highest)
     union all
     select 'a document is the sum of its lines', d.number, d.total_minor || ', lines ' || coalesce(s.gross, 0)
     from documents d left join summed s using (document_id) left join by_rate r using (document_id)
     where d.total_minor <> coalesce(s.gross, 0) + (d.content ->> 'goodwillMinor')::bigint
       or d.tax_minor <> coalesce(s.tax, 0)
       or d.total_minor <> (d.content ->> 'totalMinor')::bigint or d.tax_minor <> (d.content ->> 'taxMinor')::bigint
       or d.total_minor <> (d.content ->> 'netMinor')::bigint + d.tax_minor
       or (s.net, s.tax, s.gross) is distinct from (r.net, r.tax, r.gross)
     union all
     select 'documents come to what the order keeps', o.order_id::text, coalesce(b.total, 0) || ', order '
       || o.total_minor || ' less ' || o.refunded_minor
     from orders o left join by_order b using (order_id) left join refunded f using (order_id)
     where o.documented <> 'none' and (coalesce(b.total, 0), coalesce(b.tax, 0)) is distinct from (
       case o.documented when 'closed' then 0 else o.total_minor - o.refunded_minor end,
       case o.documented when 'closed' then 0 else o.tax_minor - coalesce(f.tax, 0) end)
     union all
     select distinct 'a document of a forgotten person names nobody', o.order_id::text, 'e-mail or address'
     from documents d join orders o using (order_id) where o.erased_at is not null
       and num_nonnulls(d.content ->> 'email', d.content ->> 'buyerAddress', d.content ->> 'deliveryAddress',
         d.content ->> 'invoiceTo') > 0
     union all
     select 'a paid order has its invoice', o.order_id::text, o.documented from orders o
     where o.paid_at < now() - interval '10 minutes' and (o.documented = 'none') <> not exists (
       select from documents d where d.order_id = o.order_id and d.kind = 'invoice')
     union all
     select 'a refund has its credit note', r.refund_id::text, r.credit_note
     from refunds r join orders o using (order_id) left join documents d using (refund_id)
     where o.documented <> 'none' and (d.number is distinct from r.credit_note or d.total_minor <> r.amount_minor)
   ) as broken order by rule, id limit $1`,
);
