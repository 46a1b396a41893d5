-- Goods on their way to the buyer, in as many parcels as it takes.
alter table orders add column fulfilment text not null default 'none'
  constraint orders_fulfilment check (fulfilment in ('none', 'part', 'shipped', 'delivered'));
create index orders_by_fulfilment on orders (fulfilment, order_id) where state = 'paid';

create table shipments (
  shipment_id uuid primary key,
  order_id uuid not null references orders,
  number integer not null check (number > 0),
  -- The writer's own name for it.
  reference text not null,
  input_hash text not null,
  carrier text not null,
  tracking_number text,
  state text not null default 'shipped' check (state in ('shipped', 'delivered')),
  -- Whether the catalog has let the goods go: refused ones wait for a person.
  goods text not null default 'asked' check (goods in ('asked', 'left', 'refused')),
  shipped_at timestamptz not null,
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  constraint shipments_reference unique (order_id, reference),
  constraint shipments_number unique (order_id, number),
  constraint shipments_delivered_at check ((state = 'delivered') = (delivered_at is not null))
);
create index shipments_open on shipments (created_at) where goods = 'asked';

create table shipment_lines (
  shipment_id uuid not null references shipments,
  line_id uuid not null references order_lines,
  quantity integer not null check (quantity > 0),
  primary key (shipment_id, line_id)
);
create index shipment_lines_line on shipment_lines (line_id);
