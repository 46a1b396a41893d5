-- Money given back, by line. Counters keep refunds within what was paid, however many come at once.
alter table orders add column refunded_minor bigint not null default 0;
alter table orders add column shipping_refunded_minor bigint not null default 0;
alter table orders add constraint orders_refunded check (refunded_minor between 0 and total_minor);
alter table orders add constraint orders_shipping_refunded
  check (shipping_refunded_minor between 0 and shipping_minor);
alter table order_lines add column refunded_quantity integer not null default 0;
alter table order_lines add column refunded_minor bigint not null default 0;
alter table order_lines add column refunded_tax_minor bigint not null default 0;
-- Gone to the buyer, and taken out of the order before they went.
alter table order_lines add column shipped_quantity integer not null default 0;
alter table order_lines add column withdrawn_quantity integer not null default 0;
alter table order_lines add constraint order_lines_refunded check (refunded_quantity between 0 and quantity
  and refunded_minor between 0 and gross_minor and refunded_tax_minor between 0 and tax_minor);
alter table order_lines add constraint order_lines_on_their_way check (shipped_quantity >= 0 and withdrawn_quantity >= 0
  and shipped_quantity + withdrawn_quantity <= quantity);

-- The last number given out of each kind of document: taken in the transaction of the document, so without gaps.
create table document_numbers (
  market text not null,
  kind text not null check (kind in ('credit-note', 'invoice')),
  last bigint not null check (last > 0),
  primary key (market, kind)
);

-- A refund is a credit note. `reference` is the writer's own name for it.
create table refunds (
  refund_id uuid primary key,
  order_id uuid not null references orders,
  reference text not null,
  input_hash text not null,
  credit_note text not null,
  attempt_id uuid references payment_attempts,
  amount_minor bigint not null check (amount_minor >= 0),
  tax_minor bigint not null check (tax_minor between 0 and amount_minor),
  shipping_minor bigint not null check (shipping_minor >= 0),
  shipping_tax_minor bigint not null check (shipping_tax_minor between 0 and shipping_minor),
  goodwill_minor bigint not null check (goodwill_minor >= 0),
  reason text not null,
  refunded_at timestamptz not null,
  -- The money: failed ones wait for a person.
  state text not null default 'pending' check (state in ('pending', 'succeeded', 'failed')),
  -- The goods, where any come back, under ids of their own.
  goods text not null check (goods in ('none', 'asked', 'taken-back', 'refused')),
  restock_id uuid not null,
  scrap_id uuid not null,
  created_at timestamptz not null default now(),
  constraint refunds_reference unique (order_id, reference),
  constraint refunds_credit_note unique (credit_note),
  constraint refunds_has_attempt check (amount_minor = 0 or attempt_id is not null)
);
create index refunds_open on refunds (created_at) where state = 'pending' or goods = 'asked';

create table refund_lines (
  refund_id uuid not null references refunds,
  line_id uuid not null references order_lines,
  quantity integer not null check (quantity >= 0),
  amount_minor bigint not null check (amount_minor >= 0),
  tax_minor bigint not null check (tax_minor between 0 and amount_minor),
  goods text not null check (goods in ('keep', 'restock', 'scrap')),
  primary key (refund_id, line_id)
);
create index refund_lines_line on refund_lines (line_id);
