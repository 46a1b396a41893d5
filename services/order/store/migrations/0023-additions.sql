-- What staff added to an order before it was sent: an order of its own beside it, with goods, payment and documents of its
-- own. `reference` is the writer's own name for it.
create table order_additions (
  addition_id uuid primary key references orders,
  order_id uuid not null references orders,
  reference text not null,
  input_hash text not null,
  -- The version of the order that it was worked out from.
  version integer not null,
  -- How the order is sent instead once it is paid, and how it was sent before; null where that stays.
  shipping_method text,
  shipping_title text,
  earlier_method text,
  earlier_title text,
  added_at timestamptz not null default now(),
  constraint order_additions_reference unique (order_id, reference),
  constraint order_additions_version unique (order_id, version),
  constraint order_additions_not_to_itself check (addition_id <> order_id),
  constraint order_additions_delivery check (num_nulls(shipping_method, shipping_title, earlier_method, earlier_title) in (0, 4))
);
