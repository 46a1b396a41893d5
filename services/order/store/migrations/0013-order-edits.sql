-- What staff changed of a paid order before its goods went. Money given back is a refund of its own; `reference` is the
-- writer's own name for the edit.
create table order_edits (
  edit_id uuid primary key,
  order_id uuid not null references orders,
  reference text not null,
  input_hash text not null,
  -- The version of the order that it was worked out from.
  version integer not null,
  refund_id uuid references refunds,
  is_address_changed boolean not null,
  kept_before_minor bigint not null,
  kept_after_minor bigint not null check (kept_after_minor between 0 and kept_before_minor),
  -- How many the order kept of each line that was changed, before and after.
  lines jsonb not null,
  edited_at timestamptz not null default now(),
  constraint order_edits_reference unique (order_id, reference),
  constraint order_edits_version unique (order_id, version),
  constraint order_edits_refund unique (refund_id),
  constraint order_edits_money check (refund_id is not null or kept_after_minor = kept_before_minor)
);
