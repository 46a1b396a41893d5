-- What is on hand of a variant at a location, by the number of the last of its moves that was heard of without a hole.
create table stock_accounts (
  variant_id uuid not null,
  location_id text not null,
  number bigint not null default 0,
  on_hand bigint not null default 0 check (on_hand >= 0),
  oldest_on date,
  primary key (variant_id, location_id)
);
create index stock_accounts_oldest on stock_accounts (oldest_on, variant_id, location_id) where on_hand > 0;
create index stock_accounts_location on stock_accounts (location_id, oldest_on, variant_id) where on_hand > 0;

-- When it was received, by the day; the oldest goods go first.
create table stock_layers (
  variant_id uuid not null,
  location_id text not null,
  received_on date not null,
  quantity bigint not null check (quantity > 0),
  primary key (variant_id, location_id, received_on)
);

-- Moves that were heard of before those they come after, and the numbers they wait to have.
create table waiting_moves (
  batch_id uuid primary key,
  moved_on date not null,
  moves jsonb not null,
  kept_at timestamptz not null default now()
);
create index waiting_moves_kept_at on waiting_moves (kept_at, batch_id);
create table waiting_accounts (
  variant_id uuid not null,
  location_id text not null,
  number bigint not null,
  batch_id uuid not null references waiting_moves on delete cascade,
  primary key (variant_id, location_id, number)
);
create index waiting_accounts_batch on waiting_accounts (batch_id);

-- What one of a variant costs shoppers. Known already where all variants of a product cost the same.
alter table variants add column price_minor_gb bigint, add column price_minor_cn bigint;
update variants v set
  price_minor_gb = (select price_minor from documents d where d.product_id = v.product_id and d.locale = 'en-gb'
    and not d.has_price_range and v.variant_id = any(d.variant_ids)),
  price_minor_cn = (select price_minor from documents d where d.product_id = v.product_id and d.locale = 'zh-cn'
    and not d.has_price_range and v.variant_id = any(d.variant_ids));

create index variant_figures_variant on variant_figures (variant_id, day);
