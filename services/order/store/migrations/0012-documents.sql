-- Invoices and credit notes: facts frozen when they were issued, under numbers without gaps in each market and kind.
create table documents (
  document_id uuid primary key,
  order_id uuid not null references orders,
  kind text not null check (kind in ('invoice', 'credit-note')),
  market text not null,
  position bigint not null check (position > 0),
  number text not null,
  -- Of a credit note: the invoice that it takes from, and the refund that it writes down (none for a cancelled order).
  invoice_id uuid references documents,
  refund_id uuid references refunds,
  issued_at timestamptz not null,
  total_minor bigint not null check (total_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  content jsonb not null,
  created_at timestamptz not null default now(),
  constraint documents_number unique (number),
  constraint documents_position unique (market, kind, position),
  constraint documents_refund unique (refund_id),
  constraint documents_invoice check ((kind = 'credit-note') = (invoice_id is not null)),
  constraint documents_only_notes_of_refunds check (refund_id is null or kind = 'credit-note')
);
create unique index documents_one_invoice on documents (order_id) where kind = 'invoice';
create unique index documents_one_cancellation on documents (order_id) where kind = 'credit-note' and refund_id is null;
create index documents_order on documents (order_id, document_id);
create index documents_issued on documents (market, issued_at, document_id);

-- none: paid before there were documents, or by an older version. closed: cancelled, and all of it is credited.
alter table orders add column documented text not null default 'none'
  constraint orders_documented check (documented in ('none', 'invoiced', 'closed'));
create index orders_undocumented on orders (order_id)
  where paid_at is not null and (documented = 'none' or (documented = 'invoiced' and state = 'cancelled'));
